//! Where settings come from: defaults, a file, the environment, flags. Each is a layer of known keys.

use super::ConfigError;
use super::DEFAULT_TOML;
use figment::Figment;
use figment::Metadata;
use figment::Profile;
use figment::Provider;
use figment::providers::Format;
use figment::providers::Toml;
use figment::value::Dict;
use figment::value::Map;
use figment::value::Value;
use serde::Deserialize;
use serde::Deserializer;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::PathBuf;

const PREFIX: &str = "GATEHOUSE_";

/// Short names for the two variables that everyone sets.
const ALIASES: &[(&str, &str)] = &[("GATEHOUSE_REDIS_URL", "redis.url"), ("GATEHOUSE_DATABASE_URL", "postgres.url")];

/// Variables that are read elsewhere: the file itself, and what client commands take.
const NOT_SETTINGS: &[&str] = &["GATEHOUSE_CONFIG", "GATEHOUSE_URL", "GATEHOUSE_TOKEN"];

/// What to read, besides the built-in defaults; later fields win.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Built-in changes of a command: its name and TOML text.
    pub preset: Option<(&'static str, &'static str)>,
    pub file: Option<PathBuf>,
    /// Every variable of the process; those that do not start with `GATEHOUSE_` are ignored.
    pub env: Vec<(String, String)>,
    /// `(key, value, name of the flag)`.
    pub flags: Vec<(String, String, String)>,
}

impl Sources {
    /// Whether anything but the built-in defaults sets this key.
    ///
    /// # Errors
    /// As for [`super::Config::load`], values apart.
    pub fn sets(&self, key: &str) -> Result<bool, ConfigError> {
        Ok(read(self)?.iter().skip(1).any(|layer| flatten(&layer.values).contains_key(key)))
    }
}

/// The variables of this process. Names or values that are not UTF-8 cannot be ours and are left out.
pub fn process_environment() -> Vec<(String, String)> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}

/// One source, its name for people, and its values.
pub(super) struct Layer {
    name: String,
    values: Dict,
}

impl Provider for &Layer {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.name.clone())
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        Ok(Map::from([(Profile::Default, self.values.clone())]))
    }
}

pub(super) fn read(sources: &Sources) -> Result<Vec<Layer>, ConfigError> {
    let defaults = toml_layer("config/default.toml", DEFAULT_TOML)?;
    let known = flatten(&defaults.values);
    let mut layers = vec![defaults];
    if let Some((name, text)) = sources.preset {
        layers.push(toml_layer(name, text)?);
    }
    if let Some(path) = &sources.file {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|error| ConfigError::Unreadable { source_name: name.clone(), problem: error.to_string() })?;
        layers.push(toml_layer(&name, &text)?);
    }
    for layer in &layers {
        refuse_unknown(layer, &known)?;
    }
    environment(&sources.env, &known, &mut layers)?;
    for (key, text, flag) in &sources.flags {
        layers.push(single(key, text, flag, &known)?);
    }
    Ok(layers)
}

fn toml_layer(name: &str, text: &str) -> Result<Layer, ConfigError> {
    match Toml::from_str::<Dict>(text) {
        Ok(values) => Ok(Layer { name: name.to_owned(), values }),
        Err(error) => {
            Err(ConfigError::Unreadable { source_name: name.to_owned(), problem: one_line(&error.to_string()) })
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every leaf with its dotted key.
fn flatten(values: &Dict) -> BTreeMap<String, Value> {
    let mut leaves = BTreeMap::new();
    let mut open: Vec<(String, &Dict)> = vec![(String::new(), values)];
    while let Some((prefix, dict)) = open.pop() {
        for (name, value) in dict {
            let key = format!("{prefix}{name}");
            match value {
                Value::Dict(_, inner) => open.push((format!("{key}."), inner)),
                leaf => {
                    leaves.insert(key, leaf.clone());
                }
            }
        }
    }
    leaves
}

fn refuse_unknown(layer: &Layer, known: &BTreeMap<String, Value>) -> Result<(), ConfigError> {
    match flatten(&layer.values).into_keys().find(|key| !known.contains_key(key)) {
        Some(key) => Err(ConfigError::UnknownKey { near: near(&key, known), key, source_name: layer.name.clone() }),
        None => Ok(()),
    }
}

fn environment(
    variables: &[(String, String)],
    known: &BTreeMap<String, Value>,
    layers: &mut Vec<Layer>,
) -> Result<(), ConfigError> {
    let mut ours: Vec<&(String, String)> = variables.iter().filter(|(name, _)| name.starts_with(PREFIX)).collect();
    // The spelled-out variable beats its alias, whatever the order of the environment.
    ours.sort_by_key(|(name, _)| (name.contains("__"), name.clone()));
    for (name, text) in ours {
        if NOT_SETTINGS.contains(&name.as_str()) {
            continue;
        }
        let alias = ALIASES.iter().find(|(alias, _)| alias == name);
        if alias.is_some() && text.is_empty() {
            continue;
        }
        let key = match alias {
            Some((_, key)) => (*key).to_owned(),
            None => name[PREFIX.len()..].to_lowercase().replace("__", "."),
        };
        if !known.contains_key(&key) {
            let near = near(&key, known).iter().map(|key| variable(key)).collect();
            return Err(ConfigError::UnknownVariable { name: name.clone(), near });
        }
        layers.push(single(&key, text, &format!("the environment variable {name}"), known)?);
    }
    Ok(())
}

/// The variable that sets a key.
fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_uppercase().replace('.', "__"))
}

/// A layer of one key whose value came as text: its type is that of the default.
fn single(key: &str, text: &str, source: &str, known: &BTreeMap<String, Value>) -> Result<Layer, ConfigError> {
    let Some(default) = known.get(key) else {
        return Err(ConfigError::UnknownKey {
            near: near(key, known),
            key: key.to_owned(),
            source_name: source.to_owned(),
        });
    };
    let wrong = |what: &str| ConfigError::Value {
        key: key.to_owned(),
        source_name: source.to_owned(),
        problem: format!("must be {what}, not `{text}`"),
    };
    let value = match default {
        Value::Num(..) => Value::from(text.parse::<u64>().map_err(|_| wrong("a whole number"))?),
        Value::Bool(..) => Value::from(text.parse::<bool>().map_err(|_| wrong("true or false"))?),
        _ => Value::from(text),
    };
    Ok(Layer { name: source.to_owned(), values: nested(key, value) })
}

fn nested(key: &str, value: Value) -> Dict {
    match key.split_once('.') {
        Some((section, rest)) => Dict::from([(section.to_owned(), Value::from(nested(rest, value)))]),
        None => Dict::from([(key.to_owned(), value)]),
    }
}

/// Up to three known keys that look like `key`.
fn near(key: &str, known: &BTreeMap<String, Value>) -> Vec<String> {
    let plain = |text: &str| text.replace(['.', '_', '-'], "");
    let leaf = |text: &str| plain(text.rsplit('.').next().unwrap_or(text));
    let (wanted, wanted_leaf) = (plain(key), leaf(key));
    let mut scored: Vec<(usize, &String)> = known
        .keys()
        .map(|candidate| {
            let whole = distance(&wanted, &plain(candidate));
            // The right name in the wrong section is as near as a typing error.
            let last = 1 + distance(&wanted_leaf, &leaf(candidate));
            (whole.min(last), candidate)
        })
        .filter(|(score, candidate)| *score <= 1 + leaf(candidate).len() / 4)
        .collect();
    scored.sort();
    scored.into_iter().take(3).map(|(_, key)| key.clone()).collect()
}

/// Edits (insert, delete, replace) between two texts.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, left) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, right) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(left != *right);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

pub(super) fn merge<T: DeserializeOwned>(layers: &[Layer]) -> Result<T, ConfigError> {
    let merged = layers.iter().fold(Figment::new(), |sum, layer| sum.merge(layer));
    merged.extract().map_err(|error| {
        let key = error.path.join(".");
        let source_name = error.metadata.as_ref().map_or_else(|| origin(layers, &key), |found| found.name.to_string());
        ConfigError::Value { key, source_name, problem: error.kind.to_string() }
    })
}

/// The last source that sets `key`.
pub(super) fn origin(layers: &[Layer], key: &str) -> String {
    let setter = layers.iter().rev().find(|layer| flatten(&layer.values).contains_key(key));
    setter.map_or_else(|| "the settings".to_owned(), |layer| layer.name.clone())
}

/// An empty text is "not set".
pub(super) fn unless_empty<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
where
    T: From<String>,
    D: Deserializer<'de>,
{
    let text = String::deserialize(from)?;
    Ok(if text.is_empty() { None } else { Some(T::from(text)) })
}

/// The same for a number.
pub(super) fn number_unless_empty<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Given {
        Number(u32),
        Text(String),
    }
    match Given::deserialize(from)? {
        Given::Number(number) => Ok(Some(number)),
        Given::Text(text) if text.is_empty() => Ok(None),
        Given::Text(text) => text.parse().map(Some).map_err(|_| serde::de::Error::custom("must be a number, or empty")),
    }
}
