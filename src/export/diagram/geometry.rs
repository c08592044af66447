//! Points, areas and paths; pixels, y growing downwards.

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
}

impl Point {
    pub(super) fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Area {
    pub(super) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(super) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    pub(super) fn middle(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether the point lies inside, not on an edge.
    pub fn contains(&self, point: Point) -> bool {
        self.x < point.x && point.x < self.right() && self.y < point.y && point.y < self.bottom()
    }
}

/// One stroke of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Lifts the pen and sets it down.
    Move(Point),
    /// Straight on.
    Line(Point),
    /// A cubic curve: two control points and its end.
    Curve(Point, Point, Point),
}

/// A line of several strokes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// A curve that leaves and arrives level.
    pub(super) fn level_curve(&mut self, from: Point, to: Point) {
        let bend = (from.x + to.x) / 2.0;
        self.0.push(Step::Move(from));
        self.0.push(Step::Curve(
            Point::new(bend, from.y),
            Point::new(bend, to.y),
            to,
        ));
    }

    /// Points along the path, close enough to find what it runs through; a list for every time the pen is set down.
    pub fn traced(&self) -> Vec<Vec<Point>> {
        const PIECES: usize = 48;
        let mut traces: Vec<Vec<Point>> = Vec::new();
        for step in &self.0 {
            if let Step::Move(to) = *step {
                traces.push(vec![to]);
                continue;
            }
            let Some(trace) = traces.last_mut() else {
                continue;
            };
            let Some(&from) = trace.last() else { continue };
            let share = |piece: usize| piece as f64 / PIECES as f64;
            match *step {
                Step::Move(_) => {}
                Step::Line(to) => trace.extend((1..=PIECES).map(|piece| {
                    let t = share(piece);
                    Point::new(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t)
                })),
                Step::Curve(a, b, to) => trace.extend((1..=PIECES).map(|piece| {
                    let t = share(piece);
                    let s = 1.0 - t;
                    let at = |from: f64, a: f64, b: f64, to: f64| {
                        s * s * s * from
                            + 3.0 * s * s * t * a
                            + 3.0 * s * t * t * b
                            + t * t * t * to
                    };
                    Point::new(at(from.x, a.x, b.x, to.x), at(from.y, a.y, b.y, to.y))
                })),
            }
        }
        traces
    }
}

/// Puts things of the given heights as near to their wished middles as they go, in this order, `gap` apart and not
/// above `top`; returns their upper edges.
pub(super) fn stacked(wishes: &[(f64, f64)], gap: f64, top: f64) -> Vec<f64> {
    /// Things that touch: how many, where the first begins, how high they are, and the sum of what each would like the
    /// first to begin at.
    struct Block {
        count: usize,
        height: f64,
        wished: f64,
    }
    impl Block {
        fn start(&self, top: f64) -> f64 {
            (self.wished / self.count as f64).max(top)
        }
    }
    let mut blocks: Vec<Block> = Vec::new();
    for &(middle, height) in wishes {
        blocks.push(Block {
            count: 1,
            height: height + gap,
            wished: middle - height / 2.0,
        });
        while let [.., before, last] = blocks.as_slice() {
            if before.start(top) + before.height <= last.start(top) {
                break;
            }
            let wished = before.wished + last.wished - last.count as f64 * before.height;
            let merged = Block {
                count: before.count + last.count,
                height: before.height + last.height,
                wished,
            };
            blocks.truncate(blocks.len() - 2);
            blocks.push(merged);
        }
    }
    let mut starts = Vec::with_capacity(wishes.len());
    for block in &blocks {
        let mut y = block.start(top);
        for _ in 0..block.count {
            let Some(&(_, height)) = wishes.get(starts.len()) else {
                break;
            };
            starts.push(y);
            y += height + gap;
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_stand_where_they_wish_or_side_by_side_around_it() {
        assert_eq!(
            stacked(&[(50.0, 20.0), (100.0, 20.0)], 5.0, 0.0),
            [40.0, 90.0]
        );
        assert_eq!(
            stacked(&[(50.0, 20.0), (50.0, 20.0)], 4.0, 0.0),
            [28.0, 52.0]
        );
        assert_eq!(stacked(&[(5.0, 20.0), (5.0, 20.0)], 4.0, 0.0), [0.0, 24.0]);
    }

    #[test]
    fn a_traced_curve_ends_where_it_should() {
        let mut path = Path::default();
        path.level_curve(Point::new(0.0, 0.0), Point::new(10.0, 20.0));
        let trace = &path.traced()[0];
        assert_eq!(trace.last(), Some(&Point::new(10.0, 20.0)));
        assert_eq!(trace[24], Point::new(5.0, 10.0));
    }
}
