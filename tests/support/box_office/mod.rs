//! The sale as organisations, their staff and their customers use it: the events module over HTTP.
#![allow(dead_code, reason = "each test binary uses a part of this")]

pub mod api;
pub mod desk;
pub mod house;
pub mod receiver;
pub mod records;
pub mod show;
