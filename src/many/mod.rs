//! Many documents, one after the other or on several threads: [`parse_many`](crate::parse_many).
//!
//! Takes an iterator of [`Input`]s and gives an iterator of what was made of them, in their order.
//! Guarantees: inputs are asked for only as results are taken, so that no more than [`AHEAD`] documents a thread
//! are in memory; an input that cannot be read or parsed is an error in its place and stops no other.
//!
//! The standard library is enough for this. A pool that splits a slice (rayon) has no bounded queue, and over an
//! iterator no order: both would have to be written here all the same.

mod crew;
mod input;

use std::{fmt, iter::FusedIterator, panic, sync::Arc, thread};

use crate::{Error, Notice, Parser};
use crew::{Crew, Work};
pub use input::Input;

/// Documents a thread that may be begun before their results are taken. One long document holds up the results behind
/// it; these many short ones keep the other threads at work for as long, and weigh less than it does.
const AHEAD: usize = 16;

impl Parser {
    /// Parses many documents on all processors; see [`parse_many`](crate::parse_many).
    pub fn parse_many<I>(&self, inputs: I) -> Many<I::IntoIter, Result<Notice<'static>, Error>>
    where
        I: IntoIterator<Item: Into<Input>>,
    {
        let parser = *self;
        Many::new(inputs.into_iter(), move |input| input.into_notice(&parser))
    }

    /// Parses many documents on all processors and gives what `each` makes of them there, in their order.
    ///
    /// `each` sees a notice that borrows from its document: what it takes out of it is all that is copied. Where the
    /// whole notice is not needed, this is faster than [`Parser::parse_many`].
    ///
    /// ```
    /// use gongwen::{Input, Parser};
    ///
    /// let documents = ["青政发〔2024〕7号", "青政办发〔2024〕18号"].map(|text| Input::bytes(text));
    /// let serials = Parser::new().map_many(documents, |notice| {
    ///     notice.ok().and_then(|notice| notice.document_number).map(|number| number.serial)
    /// });
    /// assert!(serials.eq([Some(7), Some(18)]));
    /// ```
    pub fn map_many<I, T, F>(&self, inputs: I, each: F) -> Many<I::IntoIter, T>
    where
        I: IntoIterator<Item: Into<Input>>,
        T: Send + 'static,
        F: Fn(Result<Notice<'_>, Error>) -> T + Send + Sync + 'static,
    {
        let parser = *self;
        Many::new(inputs.into_iter(), move |input| input.with_notice(&parser, &each))
    }
}

/// Documents on their way: an iterator over what is made of each, in the order of the inputs.
///
/// Threads start with the first result that is asked for. They end when the iterator does or is dropped, which waits
/// for the documents that are just being parsed and drops those that are not begun. Parsing does not panic; where a
/// reader does, or what was given to [`Parser::map_many`], the panic comes out in the place of its result, and the
/// iterator may be asked on.
pub struct Many<I, T> {
    inputs: Option<I>,
    threads: usize,
    work: Arc<Work<T>>,
    crew: Option<Crew<T>>,
}

impl<I, T> Many<I, T> {
    fn new(inputs: I, work: impl Fn(Input) -> T + Send + Sync + 'static) -> Self {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let work: Arc<Work<T>> = Arc::new(work);
        Self { inputs: Some(inputs), threads, work, crew: None }
    }

    /// Documents that were handed out and whose results nobody took.
    fn begun(&self) -> usize {
        self.crew.as_ref().map_or(0, Crew::begun)
    }

    /// With so many threads instead of one a processor. One is the thread that asks, so that none is started.
    ///
    /// It changes nothing once the first result was asked for.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }
}

impl<I, T> Many<I, T>
where
    I: Iterator<Item: Into<Input>>,
    T: Send + 'static,
{
    /// The next input; the iterator is never asked again once it has ended.
    fn next_input(&mut self) -> Option<Input> {
        let input = self.inputs.as_mut()?.next();
        if input.is_none() {
            self.inputs = None;
        }
        input.map(Into::into)
    }

    /// Whether there are threads to hand documents to; starts them the first time.
    fn has_crew(&mut self) -> bool {
        if self.crew.is_none() && self.threads > 1 {
            self.crew = Crew::start(self.threads, &self.work);
            // A system that starts no thread now will start none for the next document.
            self.threads = self.crew.as_ref().map_or(1, Crew::len);
        }
        self.crew.is_some()
    }

    /// Hands out documents as far as the bound allows.
    fn hand_out(&mut self) {
        while self.begun() < self.threads.saturating_mul(AHEAD) {
            let Some(input) = self.next_input() else { return };
            let Some(crew) = &self.crew else { return };
            crew.hand(input);
        }
    }
}

impl<I, T> Iterator for Many<I, T>
where
    I: Iterator<Item: Into<Input>>,
    T: Send + 'static,
{
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if !self.has_crew() {
            let input = self.next_input()?;
            return Some((self.work)(input));
        }
        self.hand_out();
        match self.crew.as_ref()?.take()? {
            Ok(result) => Some(result),
            // A reader that somebody else wrote, or what was given to `map_many`; with one thread it would stop us
            // just here, too.
            Err(payload) => panic::resume_unwind(payload),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let begun = self.begun();
        let (least, most) = self.inputs.as_ref().map_or((0, Some(0)), Iterator::size_hint);
        (least.saturating_add(begun), most.and_then(|most| most.checked_add(begun)))
    }
}

impl<I, T> FusedIterator for Many<I, T>
where
    I: Iterator<Item: Into<Input>>,
    T: Send + 'static,
{
}

impl<I, T> fmt::Debug for Many<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let begun = self.begun();
        f.debug_struct("Many").field("threads", &self.threads).field("begun", &begun).finish()
    }
}
