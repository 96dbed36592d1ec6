//! House rules that a compiler does not know (ARCHITECTURE.md, CONTRIBUTING.md). Each test names every place it found.

#[path = "tidy/documents.rs"]
mod documents;
#[path = "tidy/floors.rs"]
mod floors;
#[path = "tidy/links.rs"]
mod links;
#[path = "tidy/sizes.rs"]
mod sizes;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/watching.rs"]
mod watching;
#[path = "tidy/words.rs"]
mod words;
