//! Documents in batches of bounded size, read ahead by a thread of its own.

use super::document::{Delivery, read_all};
use super::{CorpusError, Inputs};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};

/// Documents of a batch: enough to keep all processors busy until the last is done.
const MOST_DOCUMENTS: usize = 64;
/// Bytes of a batch, but for its last document.
const MOST_BYTES: usize = 1 << 20;

/// Hands all documents of the inputs to `work`, batch by batch in their order, while the next batch is being read.
///
/// # Errors
/// Where `work` fails, or `stop` is set: then [`CorpusError::Interrupted`].
pub(super) fn each_batch(
    inputs: &Inputs,
    stop: &AtomicBool,
    mut work: impl FnMut(Vec<Delivery>) -> Result<(), CorpusError>,
) -> Result<(), CorpusError> {
    let (sender, receiver) = sync_channel(1);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut batch = Batch::to(sender);
            read_all(inputs, &mut |delivery| batch.take(delivery));
            batch.send()
        });
        // Dropped with the loop, which tells the reading thread that nobody wants more.
        for batch in receiver {
            if stop.load(Ordering::Relaxed) {
                return Err(CorpusError::Interrupted);
            }
            work(batch)?;
        }
        Ok(())
    })
}

struct Batch {
    sender: SyncSender<Vec<Delivery>>,
    documents: Vec<Delivery>,
    bytes: usize,
}

impl Batch {
    fn to(sender: SyncSender<Vec<Delivery>>) -> Self {
        Self {
            sender,
            documents: Vec::new(),
            bytes: 0,
        }
    }

    fn take(&mut self, delivery: Delivery) -> ControlFlow<()> {
        self.bytes += delivery
            .0
            .as_ref()
            .map_or(0, |document| document.bytes.len());
        self.documents.push(delivery);
        match self.documents.len() >= MOST_DOCUMENTS || self.bytes >= MOST_BYTES {
            true => self.send(),
            false => ControlFlow::Continue(()),
        }
    }

    fn send(&mut self) -> ControlFlow<()> {
        self.bytes = 0;
        let documents = std::mem::take(&mut self.documents);
        match documents.is_empty() || self.sender.send(documents).is_ok() {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    }
}
