//! SVG into PNG and PDF without Graphviz, in a build with the feature `pictures`.

#[cfg(feature = "pictures")]
mod drawn;

/// Draws an SVG as pixels, twice as large as it says.
///
/// # Errors
/// [`PictureError`]; without the feature `pictures` always [`PictureError::NotBuilt`].
pub fn to_png(svg: &str) -> Result<Vec<u8>, PictureError> {
    #[cfg(feature = "pictures")]
    return drawn::to_png(svg);
    #[cfg(not(feature = "pictures"))]
    return not_built(svg, "png");
}

/// Puts an SVG on a page for print; letters of 12 pixels become 7 points.
///
/// # Errors
/// As [`to_png`].
pub fn to_pdf(svg: &str) -> Result<Vec<u8>, PictureError> {
    #[cfg(feature = "pictures")]
    return drawn::to_pdf(svg);
    #[cfg(not(feature = "pictures"))]
    return not_built(svg, "pdf");
}

#[cfg(not(feature = "pictures"))]
fn not_built(_svg: &str, format: &'static str) -> Result<Vec<u8>, PictureError> {
    Err(PictureError::NotBuilt { format })
}

/// Why there is no PNG or PDF.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// The program was built without what draws them.
    #[error(
        "this build writes no {format}: build it again with `cargo install --path . --features pictures`, let Graphviz draw with `--engine dot`, or write svg and convert that"
    )]
    NotBuilt {
        /// `png` or `pdf`.
        format: &'static str,
    },
    /// No font on this machine has Chinese letters.
    #[error(
        "no picture: this machine has no Chinese font; get one with `apt-get install fonts-noto-cjk` (the SVG needs none)"
    )]
    NoChineseFont,
    /// The SVG could not be drawn.
    #[error("no picture: {0}")]
    Drawing(String),
}
