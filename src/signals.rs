//! Every metric and every operational log event is one function here; names appear nowhere else.
