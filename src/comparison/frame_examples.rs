//! Runs the examples that frames bring along: sentences, each with the pole it takes or with none.

use super::frame::FrameSet;
use super::stance::stances;
use crate::language::Language;
use crate::rules::{ExampleFailure, ExampleFault};

/// Every example of every frame that does not hold, in the order of the frames.
pub fn check_frame_examples(frames: &FrameSet, language: &Language) -> Vec<ExampleFailure> {
    let mut failures = Vec::new();
    for (index, frame) in frames.frames().iter().enumerate() {
        let pole_in = |text: &str| {
            let reading = language.read(text);
            let whole = 0..reading.text.len();
            let taken = stances(&reading, &whole, None, frames, language);
            let stance = taken.into_iter().find(|stance| stance.frame == index)?;
            Some(frame.pole(stance.side).name.clone())
        };
        let mut fail = |text: &String, fault| {
            failures.push(ExampleFailure {
                rule: format!("frame.{}", frame.id),
                example: text.clone(),
                fault,
            });
        };
        for (text, pole) in &frame.matches {
            if pole_in(text).as_ref() != Some(pole) {
                fail(text, ExampleFault::Missed);
            }
        }
        for text in &frame.rejects {
            if pole_in(text).is_some() {
                fail(text, ExampleFault::Taken);
            }
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;

    #[test]
    fn the_frames_of_the_program_hold_for_their_examples() -> Result<(), Box<dyn std::error::Error>>
    {
        let frames = FrameSet::builtin()?;
        let failures = check_frame_examples(&frames, &Language::new(Lexicon::builtin()?));
        let told: Vec<String> = failures.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        for frame in frames.frames() {
            let enough = frame.matches.len() >= 2 && !frame.rejects.is_empty();
            assert!(enough, "{} lacks examples", frame.id);
        }
        Ok(())
    }
}
