//! The texts that are measured: generated ones, the fixtures, and the shared corpus where it is at hand.
//!
//! Generated notices are composed from what the fixtures say ([`stock`]), as a draft ([`compose`]) that is set in one
//! of the layouts that notices come in ([`layout`]). A seed gives the same corpus on every machine.

#![allow(dead_code, reason = "each bench takes what it needs")]

pub(crate) mod compose;
pub(crate) mod layout;
mod random;
mod shared;
mod stock;

use compose::Composer;
use layout::Layout;
use random::Random;

/// Texts of one origin.
pub(crate) struct Corpus {
    pub(crate) name: &'static str,
    pub(crate) texts: Vec<String>,
}

/// The name of the web pages of the shared corpus.
const HTML: &str = "html";

impl Corpus {
    pub(crate) fn bytes(&self) -> usize {
        self.texts.iter().map(String::len).sum()
    }

    pub(crate) fn megabytes(&self) -> f64 {
        self.bytes() as f64 / 1e6
    }

    /// Whether its texts are web pages.
    pub(crate) fn is_html(&self) -> bool {
        self.name == HTML
    }

    /// Whether there is enough of it for a ratio to mean something.
    pub(crate) fn is_judged(&self) -> bool {
        self.texts.len() >= 64
    }
}

/// All corpora: generated notices and the shared texts, each of about so many bytes, the fixtures and the pages.
pub(crate) fn all(bytes: usize) -> Vec<Corpus> {
    let mut corpora = vec![generated(bytes), shared::fixtures()];
    corpora.extend(shared::texts(bytes));
    corpora.extend(shared::pages());
    corpora.retain(|corpus| !corpus.texts.is_empty());
    corpora
}

/// Notices of every layout and of many lengths, about so many bytes together.
pub(crate) fn generated(bytes: usize) -> Corpus {
    let mut generator = Generator::new(1);
    let (mut texts, mut total) = (Vec::new(), 0);
    while total < bytes {
        // Half of all notices have about 4 KB, a quarter 8, and so on to 128.
        let size = 4_000 << generator.random.next().leading_ones().min(5);
        let layout = Layout::ALL[texts.len() % Layout::ALL.len()];
        let text = generator.notice(size, layout);
        total += text.len();
        texts.push(text);
    }
    Corpus { name: "generated", texts }
}

/// The fixtures themselves, each once.
pub(crate) fn fixtures() -> Corpus {
    shared::fixtures()
}

/// The texts of the shared corpus, about so many bytes; `None` where it is not at hand.
pub(crate) fn shared(bytes: usize) -> Option<Corpus> {
    shared::texts(bytes)
}

/// Composes notices; the same seed gives the same ones in the same order.
pub(crate) struct Generator {
    composer: Composer,
    random: Random,
}

impl Generator {
    pub(crate) fn new(seed: u64) -> Self {
        Self { composer: Composer::new(stock::Stock::of_fixtures()), random: Random::new(seed) }
    }

    /// A notice of about so many bytes, unlike all before it.
    pub(crate) fn notice(&mut self, bytes: usize, layout: Layout) -> String {
        let draft = self.composer.notice(&mut self.random, bytes);
        layout.set(&draft, &mut self.random)
    }

    /// An attachment that is a table of so many tasks.
    pub(crate) fn task_table(&mut self, rows: usize, layout: Layout) -> String {
        let draft = self.composer.task_table(&mut self.random, rows);
        layout.set(&draft, &mut self.random)
    }
}
