//! The JSON Schema of `map.json`, made from the types that write it.

use super::file::MapFile;
use schemars::generate::SchemaSettings;

/// Its name; a map lies beside it where programs look for it.
const ID: &str = "map.schema.json";

/// The schema (JSON Schema 2020-12) that every `map.json` meets; `data/map.schema.json` holds the same.
///
/// # Errors
/// serde_json's, should a schema refuse to be written.
pub fn schema() -> Result<String, serde_json::Error> {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let mut schema = generator.into_root_schema_for::<MapFile<'_>>();
    schema.insert("$id".to_owned(), ID.into());
    schema.insert("title".to_owned(), "Counterpoint map".into());
    let mut text = serde_json::to_string_pretty(&schema)?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    /// Made anew with `UPDATE_SCHEMA=1 cargo test`.
    #[test]
    fn the_published_schema_is_that_of_the_types() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/map.schema.json");
        let made = super::schema().unwrap();
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(file, &made).unwrap();
        }
        let kept = std::fs::read_to_string(file).unwrap_or_default();
        assert!(
            kept.replace("\r\n", "\n") == made,
            "data/map.schema.json is out of date; run UPDATE_SCHEMA=1 cargo test"
        );
    }
}
