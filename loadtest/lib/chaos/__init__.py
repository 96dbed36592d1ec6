"""The parts of loadtest/chaos: servers, links that can be cut, a crowd, faults, checks, a report."""
