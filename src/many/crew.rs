//! Threads that take one document after the other.

use std::{
    collections::VecDeque,
    panic::{self, AssertUnwindSafe},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
};

use super::Input;

/// What is done with each document.
pub(super) type Work<T> = dyn Fn(Input) -> T + Send + Sync;

/// The threads; they end when it is dropped.
pub(super) struct Crew<T> {
    desk: Arc<Desk<T>>,
    threads: Vec<JoinHandle<()>>,
}

/// Where documents wait to be begun and results to be taken.
struct Desk<T> {
    work: Arc<Work<T>>,
    state: Mutex<State<T>>,
    /// Rung for threads when documents come or the end does.
    jobs: Condvar,
    /// Rung for who asks when the result is there that is next.
    next: Condvar,
}

/// What threads and who asks for results share, behind one lock.
struct State<T> {
    /// Documents that nobody has begun, each with its number.
    waiting: VecDeque<(usize, Input)>,
    /// The results of all that were handed out and not taken, as far as they are there.
    results: VecDeque<Option<thread::Result<T>>>,
    /// The number of the first of them.
    first: usize,
    /// Threads that wait for documents: where there are none, nobody needs to be woken.
    idle: usize,
    is_over: bool,
}

impl<T: Send + 'static> Crew<T> {
    /// Starts up to so many threads; `None` where the system starts not even one.
    pub(super) fn start(threads: usize, work: &Arc<Work<T>>) -> Option<Self> {
        let state = State {
            waiting: VecDeque::new(),
            results: VecDeque::new(),
            first: 0,
            idle: 0,
            is_over: false,
        };
        let desk = Arc::new(Desk {
            work: work.clone(),
            state: Mutex::new(state),
            jobs: Condvar::new(),
            next: Condvar::new(),
        });
        let start = |_| {
            let desk = desk.clone();
            thread::Builder::new().spawn(move || desk.serve()).ok()
        };
        let threads: Vec<_> = (0..threads).map_while(start).collect();
        (!threads.is_empty()).then_some(Self { desk, threads })
    }

    /// Queues a document.
    pub(super) fn hand(&self, input: Input) {
        let mut state = self.desk.state();
        let number = state.first + state.results.len();
        state.results.push_back(None);
        state.waiting.push_back((number, input));
        if state.idle > 0 {
            self.desk.jobs.notify_one();
        }
    }

    /// Waits for the next result, if there is one to come; an error is what a panic left.
    ///
    /// The thread that waits takes no document itself: it would hand out no further ones meanwhile, and while it drops
    /// results it would get in the way of the threads that asked for their memory.
    pub(super) fn take(&self) -> Option<thread::Result<T>> {
        let mut state = self.desk.state();
        loop {
            if state.results.front()?.is_some() {
                state.first += 1;
                return state.results.pop_front().flatten();
            }
            state = self.desk.next.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl<T> Crew<T> {
    /// How many threads there are.
    pub(super) fn len(&self) -> usize {
        self.threads.len()
    }

    /// How many documents were handed out whose results nobody took.
    pub(super) fn begun(&self) -> usize {
        self.desk.state().results.len()
    }
}

impl<T> Desk<T> {
    fn state(&self) -> MutexGuard<'_, State<T>> {
        // Nothing panics while it is held, but for what the system does to a lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a thread does: one document after the other, until nobody is there to hand out more.
    fn serve(&self) {
        let mut state = self.state();
        while !state.is_over {
            state = match state.waiting.pop_front() {
                Some((number, input)) => {
                    drop(state);
                    self.run(number, input)
                }
                None => {
                    state.idle += 1;
                    let mut state = self.jobs.wait(state).unwrap_or_else(PoisonError::into_inner);
                    state.idle -= 1;
                    state
                }
            };
        }
    }

    /// Does the work on one document and lays its result down.
    fn run(&self, number: usize, input: Input) -> MutexGuard<'_, State<T>> {
        // No state is shared between documents, so a panic leaves nothing half done.
        let done = panic::catch_unwind(AssertUnwindSafe(|| (self.work)(input)));
        let mut state = self.state();
        let place = number - state.first;
        if let Some(result) = state.results.get_mut(place) {
            *result = Some(done);
        }
        if place == 0 {
            self.next.notify_one();
        }
        state
    }
}

impl<T> Drop for Crew<T> {
    fn drop(&mut self) {
        let mut state = self.desk.state();
        state.is_over = true;
        // What was not begun is dropped when nobody waits for the lock.
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        self.desk.jobs.notify_all();
        drop(waiting);
        for thread in self.threads.drain(..) {
            // Panics are caught where they happen.
            let _ = thread.join();
        }
    }
}
