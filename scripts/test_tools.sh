#!/bin/sh
# Makes sure that the programs which the tests drive are there.
# Installs what is missing where apt-get may be used (as root, or through sudo); else says what to install and fails.
#
#   sh scripts/test_tools.sh node npm chromium chromedriver zbarimg
set -eu

present() {
  case $1 in
  node)
    # The test runner with its reporters came with Node.js 18.15.
    command -v node >/dev/null && node -e '
      const [major, minor] = process.versions.node.split(".").map(Number);
      process.exit(major > 18 || (major === 18 && minor >= 15) ? 0 : 1)'
    ;;
  chromium)
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
      command -v "$name" >/dev/null && return 0
    done
    [ -d "/Applications/Google Chrome.app" ] || [ -x "${DASH_TEST_CHROMEPATH:-}" ]
    ;;
  *) command -v "$1" >/dev/null ;;
  esac
}

missing() {
  for tool in "$@"; do
    present "$tool" || printf '%s ' "$tool"
  done
}

packages() {
  for tool in "$@"; do
    case $tool in
    node) echo nodejs ;;
    chromium) echo chromium fonts-liberation fonts-noto-color-emoji ;;
    chromedriver) echo chromium-driver ;;
    zbarimg) echo zbar-tools ;;
    *) echo "$tool" ;;
    esac
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif [ -t 0 ]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

wanted=$(missing "$@")
[ -n "$wanted" ] || exit 0

if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }; then
  echo "Installing with apt-get: $wanted"
  # shellcheck disable=SC2046,SC2086
  as_root apt-get update -q &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $(packages $wanted) ||
    echo "apt-get could not install them." >&2
  wanted=$(missing "$@")
  [ -n "$wanted" ] || exit 0
fi

cat >&2 <<EOF
Missing: $wanted
Install them and run this again: Node.js 18.15 or newer (with npm), Chromium or Chrome, the chromedriver
of the same version and zbarimg, all on the PATH. DASH_TEST_CHROMEPATH names a browser that stands elsewhere.
EOF
exit 1
