//! The examples that rules bring along, and what is wrong with them: each must, or must not, be what its rule looks for.

use std::fmt;

/// An example that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFailure {
    /// Id of the rule.
    pub rule: String,
    /// The example.
    pub example: String,
    /// What is wrong.
    pub fault: ExampleFault,
}

/// What is wrong with an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleFault {
    /// It stands in `matches`, and the rule does not hold.
    Missed,
    /// It stands in `rejects`, and the rule holds.
    Taken,
    /// It can't be read as an article.
    Unreadable(String),
}

impl fmt::Display for ExampleFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, example, .. } = self;
        match &self.fault {
            ExampleFault::Missed => write!(f, "`{rule}` does not match its example: {example}"),
            ExampleFault::Taken => write!(f, "`{rule}` matches what it should reject: {example}"),
            ExampleFault::Unreadable(cause) => {
                write!(
                    f,
                    "`{rule}` has an example that can't be read ({cause}): {example}"
                )
            }
        }
    }
}

/// The examples of a rule that do not hold; `holds` says whether the rule holds for one, or why it can't be read.
pub(crate) fn broken_examples(
    rule: &str,
    matches: &[String],
    rejects: &[String],
    mut holds: impl FnMut(&str) -> Result<bool, String>,
) -> Vec<ExampleFailure> {
    let wanted = matches.iter().map(|example| (example, true));
    let unwanted = rejects.iter().map(|example| (example, false));
    let mut failures = Vec::new();
    for (example, should_hold) in wanted.chain(unwanted) {
        let fault = match holds(example) {
            Ok(holds) if holds == should_hold => continue,
            Ok(true) => ExampleFault::Taken,
            Ok(false) => ExampleFault::Missed,
            Err(cause) => ExampleFault::Unreadable(cause),
        };
        failures.push(ExampleFailure {
            rule: rule.to_owned(),
            example: example.clone(),
            fault,
        });
    }
    failures
}
