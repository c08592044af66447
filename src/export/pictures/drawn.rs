//! The drawing itself, by resvg and svg2pdf.

use super::PictureError;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, Query, Weight};
use resvg::usvg::{Options, Tree};
use std::sync::Arc;

/// Pixels of the picture a pixel of the SVG, where the picture is not too large for that.
const SCALE: f32 = 2.0;
/// Four bytes each: 400 MB at most.
const MOST_PIXELS: f32 = 100_000_000.0;
/// SVG pixels an inch at which letters of 12 pixels are 7 points high.
const DPI: f32 = 12.0 / 7.0 * 72.0;

/// Where Chinese fonts lie on Linux, macOS and Windows; reading all fonts of a machine takes much longer.
const KNOWN_FILES: [&str; 9] = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "C:\\Windows\\Fonts\\msyh.ttc",
    "C:\\Windows\\Fonts\\msyhbd.ttc",
];
/// Families with Chinese letters, the best first.
const FAMILIES: [&str; 10] = [
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "SimHei",
];

pub(super) fn to_png(svg: &str) -> Result<Vec<u8>, PictureError> {
    let tree = tree(svg)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = SCALE.min((MOST_PIXELS / (width * height)).sqrt());
    let pixels = |length: f32| (length * scale).round().max(1.0) as u32;
    let mut picture = Pixmap::new(pixels(width), pixels(height))
        .ok_or_else(|| PictureError::Drawing("it would be too large".to_owned()))?;
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut picture.as_mut());
    picture.encode_png().map_err(failed)
}

pub(super) fn to_pdf(svg: &str) -> Result<Vec<u8>, PictureError> {
    let page = svg2pdf::PageOptions { dpi: DPI };
    svg2pdf::to_pdf(&tree(svg)?, svg2pdf::ConversionOptions::default(), page).map_err(failed)
}

fn tree(svg: &str) -> Result<Tree, PictureError> {
    let options = Options {
        fontdb: Arc::new(fonts()?),
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(failed)
}

fn fonts() -> Result<Database, PictureError> {
    let mut fonts = Database::new();
    for file in KNOWN_FILES {
        // Most of them are not there.
        let _missing = fonts.load_font_file(file);
    }
    if family(&fonts).is_none() {
        fonts.load_system_fonts();
    }
    let family = family(&fonts).ok_or(PictureError::NoChineseFont)?;
    fonts.set_sans_serif_family(family);
    Ok(fonts)
}

fn family(fonts: &Database) -> Option<&'static str> {
    let known = |family: &&&str| {
        let query = Query {
            families: &[Family::Name(family)],
            weight: Weight::NORMAL,
            ..Query::default()
        };
        fonts.query(&query).is_some()
    };
    FAMILIES.iter().find(known).copied()
}

fn failed(cause: impl std::fmt::Display) -> PictureError {
    PictureError::Drawing(cause.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bilingual::Lang;
    use crate::export::diagram::{Choice, to_svg};
    use crate::map::specimen;

    #[test]
    fn a_diagram_becomes_pixels_and_a_page() {
        let svg = to_svg(&specimen::night_markets(), &Choice::default(), Lang::Zh).unwrap();
        match to_png(&svg) {
            Err(PictureError::NoChineseFont) => eprintln!("skipped: no Chinese font"),
            drawn => {
                assert!(drawn.unwrap().starts_with(b"\x89PNG"));
                assert!(to_pdf(&svg).unwrap().starts_with(b"%PDF"));
            }
        }
    }
}
