//! `map.svg`: the picture of [`super::dot`], laid out and drawn by Graphviz's own programs where they are installed.

use super::{Format, RenderError, dot};
use crate::bilingual::Lang;
use crate::map::ArgumentMap;
use graphviz_rust::cmd::{CommandArg, Layout};
use graphviz_rust::exec_dot;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

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

/// Draws the map. The same map and the same Graphviz give the same bytes.
///
/// # Errors
/// [`SvgError::GraphvizMissing`] where the `dot` program is not installed; the others name what failed.
pub fn to_svg(map: &ArgumentMap) -> Result<Vec<u8>, SvgError> {
    draw(map, Engine::Dot, PictureFormat::Svg)
}

/// Draws the map by any of Graphviz's programs.
///
/// # Errors
/// As [`to_svg`].
pub fn draw(map: &ArgumentMap, engine: Engine, format: PictureFormat) -> Result<Vec<u8>, SvgError> {
    let mut arguments = vec![CommandArg::Format(format.into())];
    if engine != Engine::Dot {
        arguments.push(CommandArg::Layout(engine.into()));
        // Without columns nothing else keeps boxes apart; and Graphviz 2.43 fails over splines where boxes touch.
        let options = ["-Goverlap=false", "-Gsplines=line"];
        arguments.extend(options.map(|option| CommandArg::Custom(option.to_owned())));
    }
    exec_dot(dot::to_dot(map), arguments).map_err(cause_of)
}

impl From<Engine> for Layout {
    fn from(engine: Engine) -> Self {
        match engine {
            Engine::Dot => Self::Dot,
            Engine::Neato => Self::Neato,
            Engine::Fdp => Self::Fdp,
            Engine::Sfdp => Self::Sfdp,
            Engine::Circo => Self::Circo,
            Engine::Twopi => Self::Twopi,
        }
    }
}

impl From<PictureFormat> for graphviz_rust::cmd::Format {
    fn from(format: PictureFormat) -> Self {
        match format {
            PictureFormat::Svg => Self::Svg,
            PictureFormat::Png => Self::Png,
            PictureFormat::Pdf => Self::Pdf,
            PictureFormat::Dot => Self::Dot,
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
    /// The temporary folder, through which `dot` gets its input, does not exist.
    #[error("no picture: the temporary folder {} does not exist; make it, or set TMPDIR to one that does", .0.display())]
    NoTemporaryFolder(PathBuf),
    /// `dot` was found and failed.
    #[error("no picture: the `dot` program failed: {0}; `dot -V` should print its version")]
    Graphviz(io::Error),
}

/// graphviz-rust hands on the system's `NotFound` both for the program and for the folder of its temporary file.
fn cause_of(error: io::Error) -> SvgError {
    let folder = std::env::temp_dir();
    match error.kind() {
        ErrorKind::NotFound if folder.is_dir() => SvgError::GraphvizMissing,
        ErrorKind::NotFound => SvgError::NoTemporaryFolder(folder),
        _ => SvgError::Graphviz(error),
    }
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
