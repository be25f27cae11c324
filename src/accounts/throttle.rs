//! Slows down guessing of passwords from one address.
//!
//! Counts failures per address and minute in memory of this process; the lock of
//! an account is in the database and holds for all processes. Only failures count,
//! since many people share one address behind a NAT; an IPv6 client is counted by
//! its /64, since it may pick any address within. Invariant: memory is bounded.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;

use chrono::TimeDelta;

use crate::db::types::Instant;

/// More addresses than this and those of past minutes are forgotten, in need all.
const MOST_ADDRESSES: usize = 50_000;

/// Failures per address within the running minute.
pub struct Throttle {
    limit: u32,
    seen: Mutex<HashMap<Option<IpAddr>, (Instant, u32)>>,
}

impl Throttle {
    /// Allows `limit` failures per address and minute.
    #[must_use]
    pub fn new(limit: u32) -> Self {
        Self { limit, seen: Mutex::new(HashMap::new()) }
    }

    /// Seconds the address has to wait, when it has failed too often.
    #[must_use]
    pub fn wait(&self, address: Option<&str>, now: Instant) -> Option<u32> {
        let seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (since, failures) = seen.get(&counted(address))?;
        let ends = since.plus(TimeDelta::minutes(1));
        (*failures >= self.limit && *since <= now && now < ends)
            .then(|| u32::try_from((ends.utc() - now.utc()).num_seconds().max(1)).unwrap_or(60))
    }

    /// Notes a failure.
    pub fn failed(&self, address: Option<&str>, now: Instant) {
        let mut seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if seen.len() >= MOST_ADDRESSES {
            seen.retain(|_, (since, _)| since.plus(TimeDelta::minutes(1)) > now);
            if seen.len() >= MOST_ADDRESSES {
                seen.clear();
            }
        }
        let entry = seen.entry(counted(address)).or_insert((now, 0));
        // A minute in the future began under a clock that was set back since.
        if entry.0 > now || entry.0.plus(TimeDelta::minutes(1)) <= now {
            *entry = (now, 0);
        }
        entry.1 += 1;
    }
}

/// What an address is counted as; whatever has none shares one count.
fn counted(address: Option<&str>) -> Option<IpAddr> {
    match address?.parse().ok()? {
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => Some(IpAddr::V4(v4)),
            None => Some(IpAddr::V6((u128::from(v6) >> 64 << 64).into())),
        },
        v4 @ IpAddr::V4(_) => Some(v4),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::new(DateTime::from_timestamp(seconds, 0).unwrap())
    }

    #[test]
    fn an_address_waits_after_its_failures_and_others_do_not() {
        let throttle = Throttle::new(2);
        throttle.failed(Some("10.0.0.1"), at(0));
        assert_eq!(throttle.wait(Some("10.0.0.1"), at(1)), None);
        throttle.failed(Some("10.0.0.1"), at(1));
        assert_eq!(throttle.wait(Some("10.0.0.1"), at(20)), Some(40));
        assert_eq!(throttle.wait(Some("10.0.0.2"), at(20)), None);
        assert_eq!(throttle.wait(Some("10.0.0.1"), at(60)), None);
    }

    #[test]
    fn a_minute_that_began_under_a_clock_running_ahead_holds_nobody() {
        let throttle = Throttle::new(1);
        throttle.failed(Some("10.0.0.1"), at(18_000));
        assert_eq!(throttle.wait(Some("10.0.0.1"), at(0)), None);
        throttle.failed(Some("10.0.0.1"), at(0));
        assert_eq!(throttle.wait(Some("10.0.0.1"), at(1)), Some(59));
    }

    #[test]
    fn one_ipv6_network_is_one_client() {
        let throttle = Throttle::new(1);
        throttle.failed(Some("2001:db8::1"), at(0));
        assert!(throttle.wait(Some("2001:db8::2"), at(1)).is_some());
        assert!(throttle.wait(Some("2001:db8:0:1::1"), at(1)).is_none());
    }

    #[test]
    fn the_memory_of_addresses_is_bounded() {
        let throttle = Throttle::new(1);
        for number in 0..60_000_u32 {
            throttle.failed(Some(&std::net::Ipv4Addr::from(number).to_string()), at(0));
        }
        assert!(throttle.seen.lock().unwrap().len() <= MOST_ADDRESSES);
    }
}
