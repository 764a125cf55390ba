#!/bin/sh
# The one entrance to the project: ./do setup | run | test | lint | bench. Plain POSIX sh, no other tool needed.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
venv="$here/.venv"
python="$venv/bin/python"
stamp="$venv/aktenklar-setup"
tesseract_packages="tesseract-ocr tesseract-ocr-deu tesseract-ocr-eng tesseract-ocr-osd tesseract-ocr-script-latn"

usage() {
    cat <<'EOF'
usage: ./do COMMAND

  setup                   install what is missing (Tesseract through apt, .venv from the pinned, hashed requirements)
  run [RAW_DIR] [OUT_DIR] curate a folder of documents (default: data/raw into data/curated); further options follow
                          the two folders and are those of `aktenklar curate --help`
  test [PYTEST_ARGS]      lint, types and the whole test suite
  lint                    ruff and mypy alone
  bench [NAME]            measure against the development corpus (AKTENKLAR_CORPUS, default ../shared/corpus)
  lock                    pin the requirements anew from pyproject.toml (needs uv)
EOF
}

say() { printf '%s\n' "$*" >&2; }
fail() { say "do: $*"; exit 2; }

apt_install() { # apt_install WHY PACKAGE...
    why=$1
    shift
    command -v apt-get >/dev/null 2>&1 || fail "$why; this system has no apt, so please install it yourself: $*"
    if [ "$(id -u)" -eq 0 ]; then
        sudo=""
        say "$why: installing with apt: $*"
    elif command -v sudo >/dev/null 2>&1; then
        sudo="sudo"
        say "$why: installing with apt, which needs sudo: $*"
    else
        fail "$why; run as root: apt-get install $*"
    fi
    $sudo apt-get -qq update >&2 || say "do: apt-get update failed; going on with the package lists that are there"
    # shellcheck disable=SC2086 # an empty $sudo must vanish
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >"$here/.apt.log" 2>&1 ||
        { tail -n 5 "$here/.apt.log" >&2; fail "apt could not install $*; the whole log is in .apt.log"; }
    rm -f "$here/.apt.log"
}

has_languages() {
    languages=$(tesseract --list-langs 2>/dev/null) || return 1
    for name in deu eng osd Latin; do
        printf '%s\n' "$languages" | grep -Eq "^(script/)?$name\$" || return 1
    done
}

find_python() { # prints the newest usable interpreter, Python 3.11 or newer
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

make_venv() {
    base=$(find_python) || { apt_install "Python is missing" python3 python3-venv; base=$(find_python) || fail "Python 3.11 or newer is needed"; }
    "$base" -c 'import ensurepip' 2>/dev/null || apt_install "Python's venv is missing" python3-venv
    say "making .venv with $("$base" --version)"
    rm -rf "$venv"
    "$base" -m venv "$venv"
}

setup() { # setup run|dev
    has_languages || apt_install "Tesseract or its language data is missing" $tesseract_packages
    has_languages || fail "Tesseract still lacks one of deu, eng, osd, Latin; see tesseract --list-langs (and TESSDATA_PREFIX)"
    want=$(cat "$here/requirements.txt" "$here/requirements-dev.txt" "$here/requirements-models.txt" "$here/pyproject.toml" | cksum)
    have=$(cat "$stamp" 2>/dev/null || true)
    case "$have" in "$1 $want $here" | "dev $want $here") [ -x "$python" ] && return 0 ;; esac
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || make_venv
    case "$1" in dev) list=requirements-dev.txt ;; *) list=requirements.txt ;; esac
    say "installing $list into .venv (a few minutes the first time)"
    "$python" -m pip install -q --disable-pip-version-check --require-hashes -r "$here/$list" || fail "pip could not install $list; is a package index reachable?"
    # Without the model of the second eye scans are read by Tesseract alone, and each page says so.
    "$python" -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r "$here/requirements-models.txt" ||
        say "do: the model of the second eye could not be installed; scans are read by Tesseract alone"
    "$python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e "$here" || fail "pip could not install the project itself"
    printf '%s' "$1 $want $here" >"$stamp"
}

tools() { # what tests ask of the system beside the run
    command -v git >/dev/null 2>&1 || apt_install "A test asks git what belongs to the project" git
}

browser() { # for the tests of the review site; they skip where no browser can be had
    # The driver that playwright brings is linked against libatomic, which a bare Debian lacks.
    ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
    "$ldconfig" -p 2>/dev/null | grep -q 'libatomic\.so\.1' || apt_install "The driver of the browser tests needs libatomic" libatomic1
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    (apt_install "Chromium is missing" chromium) || say "do: no browser, so the tests of the review site will be skipped"
}

plain_pins() { # plain_pins FILE: adds "name==…" behind every "name[extra]==…", with the same hashes
    # pip looks for the pin of a package by its plain name as well; without it, it takes a newer release that has no hash.
    awk '
        function plain_block() { if (plain != "") printf "%s", plain; plain = "" }
        /^[^ #]/ {
            plain_block()
            if ($0 ~ /^[A-Za-z0-9._-]+\[/) { line = $0; sub(/\[[^]]*\]/, "", line); plain = line "\n" }
            print; next
        }
        { if (plain != "") plain = plain $0 "\n"; print }
        END { plain_block() }
    ' "$1" >"$1.new" && mv "$1.new" "$1"
}

lint() {
    cd "$here"
    "$python" -m ruff check . && "$python" -m ruff format --check . && "$python" -m mypy
}

command=${1:-}
[ $# -gt 0 ] && shift
case "$command" in
setup)
    setup run
    ;;
run)
    setup run
    raw="$here/data/raw"
    out="$here/data/curated"
    case "${1:-}" in "" | -*) ;; *) raw=$1; shift ;; esac
    case "${1:-}" in "" | -*) ;; *) out=$1; shift ;; esac
    exec "$python" -m flows curate "$raw" "$out" "$@"
    ;;
test)
    setup dev
    tools
    browser
    lint
    cd "$here"
    exec "$python" -m pytest "$@"
    ;;
lint)
    setup dev
    lint
    ;;
bench)
    setup dev
    cd "$here"
    exec "$python" -m benchmarks.run "$@"
    ;;
lock)
    cd "$here"
    command -v uv >/dev/null 2>&1 || fail "uv is needed for this one command: pip install uv"
    # Extras stay in: pip looks for a hash of "name[extra]" by itself, too.
    options="--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --no-strip-extras -q --upgrade"
    # shellcheck disable=SC2086
    uv pip compile $options --extra build pyproject.toml -o requirements.txt
    # shellcheck disable=SC2086
    uv pip compile $options --extra build --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
    plain_pins requirements.txt
    plain_pins requirements-dev.txt
    ;;
-h | --help | help)
    usage
    ;;
*)
    usage >&2
    exit 2
    ;;
esac
