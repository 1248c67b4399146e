/**
 * Only in a frozen site: a plain web server sends a file without a suffix as no particular type, and Dash reads
 * its layout only when it comes as JSON. So the two files Dash asks for are fetched under a name with a suffix.
 */
(function () {
  "use strict";
  const plainFetch = window.fetch;
  window.fetch = (input, init) => plainFetch(/\/_dash-(layout|dependencies)$/.test(input) ? `${input}.json` : input, init);
})();
