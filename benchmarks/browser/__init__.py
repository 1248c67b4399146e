"""What the benchmarks of the page share: Chromium, the servers, the loads and the words for their results."""
