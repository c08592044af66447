//! `map.svg`: the picture of [`super::dot`], laid out and drawn by Graphviz's own programs where they are installed.

use super::{Format, RenderError, dot, graphviz};
use crate::bilingual::Lang;
use crate::map::ArgumentMap;
use std::io;
use std::process::Command;
use std::time::Duration;

/// The map as a picture.
pub const FORMAT: Format = Format::standing("svg", "map.svg", |map, options| {
    to_svg(&dot::legible(map, options.lang)).map_err(|error| match error {
        SvgError::GraphvizMissing => RenderError::NotDrawn(missing(options.lang)),
        other => RenderError::NotDrawn(other.to_string()),
    })
});

/// That Graphviz is missing, as the summary tells it.
fn missing(lang: Lang) -> String {
    match lang {
        Lang::Zh => {
            "没有安装 Graphviz 的 `dot` 程序，画不了图；可用 `apt-get install graphviz`、`brew install graphviz` 或 \
             `winget install graphviz` 安装"
                .to_owned()
        }
        Lang::En => SvgError::GraphvizMissing.to_string(),
    }
}

/// A layout program of Graphviz.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Columns, as `map.dot` is made for.
    Dot,
    /// Springs.
    Neato,
    /// Springs that keep the authors together.
    Fdp,
    /// Springs, for large maps.
    Sfdp,
    /// Circles.
    Circo,
    /// Rings around a middle.
    Twopi,
}

/// What Graphviz is to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Scalable, for screens and editors.
    Svg,
    /// Pixels.
    Png,
    /// For print.
    Pdf,
    /// The DOT language, with the places of everything.
    Dot,
}

/// A picture that nobody asked for by itself is not waited for any longer.
const LONGEST_UNASKED: Duration = Duration::from_secs(60);
/// One that was asked for may take long: of all the nodes of large articles it does.
const LONGEST: Duration = Duration::from_secs(600);

/// Draws the map. The same map and the same Graphviz give the same bytes.
///
/// # Errors
/// [`SvgError::GraphvizMissing`] where the `dot` program is not installed, [`SvgError::TooLong`] where it is not done after
/// a minute; the others name what failed.
pub fn to_svg(map: &ArgumentMap) -> Result<Vec<u8>, SvgError> {
    run(map, Engine::Dot, PictureFormat::Svg, LONGEST_UNASKED)
}

/// Draws the map by any of Graphviz's programs, which may take ten minutes.
///
/// # Errors
/// As [`to_svg`].
pub fn draw(map: &ArgumentMap, engine: Engine, format: PictureFormat) -> Result<Vec<u8>, SvgError> {
    run(map, engine, format, LONGEST)
}

fn run(
    map: &ArgumentMap,
    engine: Engine,
    format: PictureFormat,
    longest: Duration,
) -> Result<Vec<u8>, SvgError> {
    let mut program = Command::new("dot");
    program.arg(format!("-T{}", format.name()));
    if engine != Engine::Dot {
        program.arg(format!("-K{}", engine.name()));
        // Without columns nothing else keeps boxes apart; and Graphviz 2.43 fails over splines where boxes touch.
        program.args(["-Goverlap=false", "-Gsplines=line"]);
    }
    graphviz::run(&mut program, dot::to_dot(map), longest)
}

impl Engine {
    fn name(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::Neato => "neato",
            Self::Fdp => "fdp",
            Self::Sfdp => "sfdp",
            Self::Circo => "circo",
            Self::Twopi => "twopi",
        }
    }
}

impl PictureFormat {
    fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Dot => "dot",
        }
    }
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SvgError {
    /// Graphviz is not installed, or not on the path.
    #[error(
        "no picture: the `dot` program of Graphviz is not installed; get it with `apt-get install graphviz`, `brew install graphviz` or `winget install graphviz`"
    )]
    GraphvizMissing,
    /// It was not done in time, and stopped.
    #[error(
        "no picture: the `dot` program was not done after {seconds} s and was stopped; `counterpoint render` draws less of the map, and without it"
    )]
    TooLong {
        /// How long it was waited for.
        seconds: u64,
    },
    /// `dot` was found and failed.
    #[error("no picture: the `dot` program failed: {0}; `dot -V` should print its version")]
    Graphviz(io::Error),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::specimen;

    #[test]
    fn the_picture_is_the_same_every_time() {
        let map = specimen::night_markets();
        match to_svg(&map) {
            Err(SvgError::GraphvizMissing) => {
                eprintln!("skipped: the dot program is not installed")
            }
            Err(other) => panic!("{other}"),
            Ok(picture) => {
                assert_eq!(picture, to_svg(&map).unwrap());
                let text = String::from_utf8(picture).unwrap();
                assert!(text.contains("夜市让小本生意有了活路。"));
            }
        }
    }

    /// Runs this very test program once more, with an empty path.
    #[test]
    fn a_missing_program_is_told_in_one_line_with_the_way_to_get_it() {
        let nowhere = tempfile::tempdir().unwrap();
        let output = std::process::Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "--ignored",
                "--nocapture",
                "export::svg::tests::without_graphviz",
            ])
            .env("PATH", nowhere.path())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(
            output.status.success() && told.contains("1 passed"),
            "{told}"
        );
    }

    #[test]
    #[ignore = "run by the test above, with an empty path"]
    fn without_graphviz() {
        let error = to_svg(&specimen::night_markets()).unwrap_err();
        assert!(matches!(error, SvgError::GraphvizMissing));
        let told = error.to_string();
        assert!(told.contains("apt-get install graphviz") && !told.contains('\n'));
    }
}
