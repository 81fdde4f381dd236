//! Threads that take one document after the other.

use std::{
    panic::{self, AssertUnwindSafe},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, Sender, SyncSender},
    },
    thread::{self, JoinHandle},
};

use super::Input;

/// What is done with each document.
pub(super) type Work<T> = dyn Fn(Input) -> T + Send + Sync;

/// A document and where its result goes.
type Job<T> = (Input, SyncSender<thread::Result<T>>);

/// The threads; they end when it is dropped.
pub(super) struct Crew<T> {
    /// `None` only while it is dropped.
    jobs: Option<Sender<Job<T>>>,
    is_over: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

/// The result of one document, which may not be there yet.
pub(super) struct Outcome<T>(Receiver<thread::Result<T>>);

impl<T> Outcome<T> {
    /// Waits for the result; an error is what a panic left.
    pub(super) fn take(self) -> thread::Result<T> {
        // The other end is gone without a word only where a thread is, and none ends before the crew does.
        self.0.recv().unwrap_or_else(|gone| Err(Box::new(gone)))
    }
}

impl<T: Send + 'static> Crew<T> {
    /// Starts up to so many threads; `None` where the system starts not even one.
    pub(super) fn start(threads: usize, work: &Arc<Work<T>>) -> Option<Self> {
        // Without a bound of its own: there are never more than the iterator hands out.
        let (jobs, queue) = mpsc::channel();
        let queue = Arc::new(Mutex::new(queue));
        let is_over = Arc::new(AtomicBool::new(false));
        let start = |_| {
            let (queue, work, is_over) = (queue.clone(), work.clone(), is_over.clone());
            thread::Builder::new().spawn(move || serve(&queue, &*work, &is_over)).ok()
        };
        let threads: Vec<_> = (0..threads).map_while(start).collect();
        (!threads.is_empty()).then_some(Self { jobs: Some(jobs), is_over, threads })
    }

    /// How many threads there are.
    pub(super) fn len(&self) -> usize {
        self.threads.len()
    }

    /// Queues a document.
    pub(super) fn hand(&self, input: Input) -> Outcome<T> {
        let (result, outcome) = mpsc::sync_channel(1);
        if let Some(jobs) = &self.jobs {
            // Were all threads gone, the result's end would be dropped here and `take` would tell.
            let _ = jobs.send((input, result));
        }
        Outcome(outcome)
    }
}

/// What a thread does: one document after the other, until nobody is there to hand out more.
fn serve<T>(queue: &Mutex<Receiver<Job<T>>>, work: &Work<T>, is_over: &AtomicBool) {
    loop {
        // The lock is held while waiting: who waits behind it waits for the same.
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((input, result)) = job else { return };
        if is_over.load(Ordering::Relaxed) {
            return;
        }
        // No state is shared between documents, so a panic leaves nothing half done.
        let done = panic::catch_unwind(AssertUnwindSafe(|| work(input)));
        // Nobody takes it where the iterator was dropped meanwhile.
        let _ = result.send(done);
    }
}

impl<T> Drop for Crew<T> {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        self.jobs = None;
        for thread in self.threads.drain(..) {
            // Panics are caught where they happen.
            let _ = thread.join();
        }
    }
}
