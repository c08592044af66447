//! Figures for components of single texts: by character, and by span.

use crate::argument::{ComponentKind, GivenComponent};

/// What was found and missed in any number of texts.
#[derive(Clone, Debug, Default)]
pub struct SpanCounts {
    /// For none, major claim, claim and premise: characters right, wrongly called so, and missed.
    characters: [[usize; 3]; 4],
    /// Components right, wrong and missed.
    spans: [usize; 3],
}

impl SpanCounts {
    /// Compares what was found in a text of `length` characters with what annotators marked.
    pub fn add(&mut self, length: usize, found: &[GivenComponent], annotated: &[GivenComponent]) {
        let painted = |components: &[GivenComponent]| {
            let mut kinds = vec![0; length];
            for component in components {
                let end = component.span.end.min(length);
                kinds[component.span.start.min(end)..end].fill(column(component.kind));
            }
            kinds
        };
        for (wanted, got) in painted(annotated).into_iter().zip(painted(found)) {
            if wanted == got {
                self.characters[wanted][0] += 1;
            } else {
                self.characters[got][1] += 1;
                self.characters[wanted][2] += 1;
            }
        }
        let mut used = vec![false; annotated.len()];
        for component in found {
            let same = (0..annotated.len())
                .find(|&at| !used[at] && mostly_the_same(component, &annotated[at]));
            match same {
                Some(at) => {
                    used[at] = true;
                    self.spans[0] += 1;
                }
                None => self.spans[1] += 1,
            }
        }
        self.spans[2] += used.iter().filter(|used| !**used).count();
    }

    /// The F1 of characters in no component, in major claims, claims and premises.
    pub fn by_character(&self) -> [f64; 4] {
        self.characters.map(f1)
    }

    /// The mean of [`SpanCounts::by_character`].
    pub fn macro_f1(&self) -> f64 {
        self.by_character().iter().sum::<f64>() / 4.0
    }

    /// The F1 of components: of the same kind, and more than half of the longer one shared.
    pub fn by_span(&self) -> f64 {
        f1(self.spans)
    }
}

fn column(kind: ComponentKind) -> usize {
    match kind {
        ComponentKind::MajorClaim => 1,
        ComponentKind::Claim => 2,
        ComponentKind::Premise => 3,
    }
}

fn mostly_the_same(a: &GivenComponent, b: &GivenComponent) -> bool {
    let (start, end) = (a.span.start.max(b.span.start), a.span.end.min(b.span.end));
    let shared = end.saturating_sub(start);
    a.kind == b.kind && shared > 0 && 2 * shared > a.span.len().max(b.span.len())
}

fn f1([right, wrong, missed]: [usize; 3]) -> f64 {
    2.0 * right as f64 / (2 * right + wrong + missed).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;

    #[test]
    fn half_a_component_is_not_the_component() {
        let claim = |start, end| GivenComponent {
            span: Span::new(start, end),
            kind: ComponentKind::Claim,
        };
        let mut counts = SpanCounts::default();
        counts.add(
            20,
            &[claim(0, 5), claim(10, 18)],
            &[claim(0, 10), claim(10, 20)],
        );
        assert!((counts.by_span() - 0.5).abs() < 1e-9);
        let claims = counts.by_character()[2];
        assert!((claims - 26.0 / 33.0).abs() < 1e-9, "{claims}");
    }
}
