//! A row of the access walk: who may call an operation, and what everybody else gets.
//!
//! Method and address come from the contract by operation id, so a row cannot drift from its route.

use std::collections::HashMap;
use std::pin::Pin;

use serde_json::Value;

use super::{TestApp, World};

/// Values for the placeholders of the address and for the body.
pub type Vars = HashMap<&'static str, String>;
/// Arranges what the operation works on.
pub type Prepare = for<'a> fn(&'a TestApp, &'a World) -> Pin<Box<dyn Future<Output = Vars> + 'a>>;

/// Who may call an operation.
pub struct Access {
    /// The operation's id in the contract.
    pub operation: &'static str,
    /// Whether nobody logged in may call it too.
    pub public: bool,
    /// Arranges what the operation works on.
    pub prepare: Prepare,
    /// What to append to the address, such as `?q=x`.
    pub query: &'static str,
    /// Headers to send.
    pub headers: fn(&World, &Vars) -> Vec<(&'static str, String)>,
    /// JSON body to send.
    pub body: fn(&World, &Vars) -> Option<Value>,
    /// Raw body to send instead, with its type.
    pub raw: fn(&World, &Vars) -> Option<(&'static str, Vec<u8>)>,
    /// Someone who may, and the status he gets.
    pub right: (&'static str, u16),
    /// Someone whose role does not allow it: gets 403. None where any role may.
    pub wrong_role: Option<&'static str>,
    /// Someone with the role but another scope: gets 404. None where scope does not matter.
    pub wrong_scope: Option<&'static str>,
}

impl Access {
    /// A row with nothing to prepare, no body, for `right`.
    pub fn new(operation: &'static str, right: &'static str, status: u16) -> Self {
        Self {
            operation,
            public: false,
            prepare: |_, _| Box::pin(async { Vars::new() }),
            query: "",
            headers: |_, _| Vec::new(),
            body: |_, _| None,
            raw: |_, _| None,
            right: (right, status),
            wrong_role: None,
            wrong_scope: None,
        }
    }

    pub fn public(mut self) -> Self {
        self.public = true;
        self
    }

    pub fn prepare(mut self, prepare: Prepare) -> Self {
        self.prepare = prepare;
        self
    }

    pub fn query(mut self, query: &'static str) -> Self {
        self.query = query;
        self
    }

    pub fn headers(mut self, headers: fn(&World, &Vars) -> Vec<(&'static str, String)>) -> Self {
        self.headers = headers;
        self
    }

    pub fn body(mut self, body: fn(&World, &Vars) -> Option<Value>) -> Self {
        self.body = body;
        self
    }

    pub fn raw(mut self, raw: fn(&World, &Vars) -> Option<(&'static str, Vec<u8>)>) -> Self {
        self.raw = raw;
        self
    }

    pub fn wrong_role(mut self, person: &'static str) -> Self {
        self.wrong_role = Some(person);
        self
    }

    pub fn wrong_scope(mut self, person: &'static str) -> Self {
        self.wrong_scope = Some(person);
        self
    }
}
