//! The node-local journal: what it took is there after a crash, what it did not take is not, damage is never hidden.

#[path = "journal_redis/batches.rs"]
mod batches;
#[path = "records/samples.rs"]
mod samples;
mod support;

use batches::{EVENT, batch, owned_with, scanned};
use gatehouse::domain::ids::EventId;
use gatehouse::stores::journal::local::{self, Journaled, LocalError, LocalJournal};
use gatehouse::stores::journal::{Commit, Journal};
use std::path::{Path, PathBuf};

fn journaled(seq: u64) -> Journaled {
    Journaled { epoch: 4, batch: batch(seq as u8, seq, &[scanned(seq), samples::changes().remove(5)]) }
}

/// A journal of batches `1..=last`, closed again; its file.
fn written(folder: &Path, last: u64) -> PathBuf {
    let (mut journal, found) = LocalJournal::open(folder, EVENT).expect("a new journal");
    assert_eq!(found, []);
    for seq in 1..=last {
        journal.append(4, &journaled(seq).batch).expect("a disk");
    }
    folder.join(format!("{EVENT}.journal"))
}

fn found(folder: &Path) -> Vec<Journaled> {
    LocalJournal::open(folder, EVENT).expect("a readable journal").1
}

fn all(last: u64) -> Vec<Journaled> {
    (1..=last).map(journaled).collect()
}

#[test]
fn batches_are_read_again_in_order_and_go_with_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().join("new");
    assert_eq!(local::events(&folder).expect("no folder yet"), Vec::<EventId>::new());
    written(&folder, 3);
    assert_eq!(local::events(&folder).expect("a folder"), [EVENT]);
    let (mut journal, read) = LocalJournal::open(&folder, EVENT).expect("a journal");
    assert_eq!(read, all(3));
    journal.append(4, &journaled(4).batch).expect("a disk");
    assert_eq!(found(&folder), all(4));
    journal.remove().expect("it is there");
    assert_eq!(local::events(&folder).expect("a folder"), Vec::<EventId>::new());
}

#[test]
fn a_write_cut_off_anywhere_leaves_the_batches_before_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = written(folder.path(), 2);
    let two = std::fs::read(&path).expect("a file").len();
    let (mut journal, _) = LocalJournal::open(folder.path(), EVENT).expect("a journal");
    journal.append(4, &journaled(3).batch).expect("a disk");
    let three = std::fs::read(&path).expect("a file");
    for cut in (two..three.len()).step_by(13) {
        std::fs::write(&path, &three[..cut]).expect("a disk");
        assert_eq!(found(folder.path()), all(2), "cut at {cut}");
        assert_eq!(std::fs::metadata(&path).expect("a file").len(), two as u64, "the torn end is gone");
        let mut grown = three[..two].to_vec();
        grown.resize(cut, 0);
        std::fs::write(&path, grown).expect("a disk");
        assert_eq!(found(folder.path()), all(2), "zeros up to {cut}");
    }
    for cut in 0..4 {
        std::fs::write(&path, &three[..cut]).expect("a disk");
        assert_eq!(found(folder.path()), [], "cut in the header");
    }
}

#[test]
fn damage_in_the_middle_is_told_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = written(folder.path(), 3);
    let good = std::fs::read(&path).expect("a file");
    // The header; length, its digest and the digest of the first batch; the batches in front of the last.
    for at in (0..24).chain((24..2 * good.len() / 3 - 30).step_by(97)) {
        let mut bad = good.clone();
        bad[at] ^= 0x40;
        std::fs::write(&path, &bad).expect("a disk");
        let opened = LocalJournal::open(folder.path(), EVENT);
        assert!(matches!(opened, Err(LocalError::Damaged { .. })), "byte {at}: {opened:?}");
        assert_eq!(std::fs::read(&path).expect("a file"), bad, "it is left for people");
    }
}

#[tokio::test]
async fn a_journal_replays_into_redis_under_its_epoch_once() {
    let redis = support::Redis::start();
    let journal = batches::journal(&redis);
    let fence = owned_with(&journal, 2).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (mut kept, _) = LocalJournal::open(folder.path(), EVENT).expect("a new journal");
    for seq in 2..=4 {
        kept.append(fence.epoch, &batch(seq as u8, seq, &[scanned(seq)])).expect("a disk");
    }
    for Journaled { epoch, batch } in found(folder.path()) {
        assert_eq!(epoch, fence.epoch);
        assert_eq!(journal.commit(EVENT, fence, &batch).await, Ok(Commit::Done), "batch 2 is known already");
    }
    assert_eq!(journal.load(EVENT).await.expect("Redis is there").kept, batches::kept(4));
}
