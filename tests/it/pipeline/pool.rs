//! The worker pool has a bound, survives every job, and finishes what it took.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvError, channel};

use super::support::pipeline::{Busy, Limits, Pool, process};
use super::support::{now, photo};

#[test]
fn a_full_queue_answers_busy_at_once() {
    let pool = Pool::with_workers(1, 2).unwrap();
    let (started, wait_started) = channel();
    let (release, gate) = channel::<()>();
    pool.submit(move |_| {
        started.send(()).unwrap();
        gate.recv().unwrap();
    })
    .unwrap();
    wait_started.recv().unwrap();
    let second = pool.run(|_| 2).unwrap();
    let third = pool.run(|_| 3).unwrap();
    assert_eq!(pool.queued(), 2);
    assert_eq!(pool.submit(|_| {}).unwrap_err(), Busy);
    release.send(()).unwrap();
    assert_eq!((second.recv(), third.recv()), (Ok(2), Ok(3)));
    assert_eq!(pool.run(|_| 4).unwrap().recv(), Ok(4));
}

#[test]
fn a_job_that_panics_costs_only_itself() {
    let pool = Pool::with_workers(1, 8).unwrap();
    let broken = pool.run(|_| -> u8 { panic!("this panic is part of the test") }).unwrap();
    assert_eq!(broken.recv(), Err(RecvError));
    let bytes = photo(1, 320, 240);
    let outcome = pool.run(move |scratch| process(&bytes, &Limits::default(), now(), scratch)).unwrap();
    assert!(outcome.recv().unwrap().unwrap().renditions.is_ok());
    assert_eq!(pool.workers(), 1);
}

#[test]
fn a_job_that_never_ends_costs_its_thread_and_nobody_waits_for_it() {
    let pool = Pool::with_workers(1, 8).unwrap();
    let (started, wait_started) = channel();
    let (release, gate) = channel::<()>();
    let (ended, wait_ended) = channel();
    let stuck = pool
        .submit(move |_| {
            started.send(()).unwrap();
            let _never = gate.recv();
            ended.send(()).unwrap();
        })
        .unwrap();
    let next = pool.run(|_| 2).unwrap();
    wait_started.recv().unwrap();
    assert!(stuck.is_running());
    assert!(pool.give_up(&stuck) && !pool.give_up(&stuck), "once is enough");
    assert_eq!(next.recv(), Ok(2), "another thread works on");
    let after = pool.submit(|_| {}).unwrap();
    drop(pool);
    assert!(!after.is_running(), "the queue was finished");
    drop(release);
    wait_ended.recv().unwrap();
}

#[test]
fn closing_the_pool_finishes_what_it_took() {
    let done = Arc::new(AtomicUsize::new(0));
    let pool = Pool::with_workers(2, 50).unwrap();
    for _ in 0..50 {
        let done = Arc::clone(&done);
        pool.submit(move |_| {
            done.fetch_add(1, Ordering::SeqCst);
        })
        .unwrap();
    }
    drop(pool);
    assert_eq!(done.load(Ordering::SeqCst), 50);
}

#[test]
fn reused_memory_gives_the_same_renditions_as_fresh_memory() {
    let pool = Pool::new(64).unwrap();
    let photos: Vec<_> = [(640, 480), (33, 700), (1700, 1100), (64, 64), (1601, 1203)]
        .into_iter()
        .zip(1..)
        .map(|((width, height), seed)| photo(seed, width, height))
        .collect();
    for _ in 0..3 {
        for bytes in &photos {
            let copy = bytes.clone();
            let pooled = pool.run(move |scratch| process(&copy, &Limits::default(), now(), scratch)).unwrap();
            assert_eq!(pooled.recv().unwrap(), super::support::run(bytes));
        }
    }
}
