"""Tesseract's programs (Debian's package `tesseract-ocr`): making a model's skeleton, training and finishing it."""

import os
import subprocess
from pathlib import Path

LANGUAGE = "plates"
CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NETWORK = "[1,36,0,1 Ct3,3,16 Mp3,3 Lfys48 Lfx96 Lrx96 Lfx192 O1c39]"
"""Grey lines of 36 px; 39 classes: the characters and Tesseract's own three."""


_SPECIAL = (
    "NULL 0 Common 0",
    "Joined 7 0,255,0,255,0,0,0,0,0,0 Latin 1 0 1 Joined",
    "|Broken|0|1 15 0,255,0,255,0,0,0,0,0,0 Common 2 10 2 |Broken|0|1",
)


def run(program: str, *arguments: str | Path, log: Path) -> None:
    """Runs one program on one core; its words go to the end of `log`. Raises when it fails."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    with log.open("ab") as out:
        subprocess.run([program, *map(str, arguments)], check=True, stdout=out, stderr=subprocess.STDOUT, env=environment)


def make_skeleton(folder: Path, log: Path) -> Path:
    """A model without a network: characters that pass as they are, and no dictionary."""
    folder.mkdir(parents=True, exist_ok=True)
    unicharset = folder / "unicharset"
    unicharset.write_text(f"{len(CHARACTERS) + len(_SPECIAL)}\n" + "".join(f"{line}\n" for line in _unichars()))
    # combine_lang_model wants strokes of Chinese characters, also where none is read; one line is enough
    (folder / "radical-stroke.txt").write_text("1\t1\n")
    run("combine_lang_model", "--input_unicharset", unicharset, "--script_dir", folder, "--output_dir", folder, "--lang", LANGUAGE,
        "--pass_through_recoder", log=log)  # fmt: skip
    return folder / LANGUAGE / f"{LANGUAGE}.traineddata"


def train_network(skeleton: Path, lines: Path, output: Path, log: Path, steps: int, rate: float, start: Path | None) -> Path:
    """Trains for `steps` lines in all; `start` is the checkpoint of the stage before. Returns its own checkpoint."""
    origin = ("--net_spec", NETWORK) if start is None else ("--continue_from", start, "--reset_learning_rate")
    run("lstmtraining", "--traineddata", skeleton, *origin, "--train_listfile", lines, "--model_output", output,
        "--learning_rate", str(rate), "--max_iterations", str(steps), "--target_error_rate", "0", log=log)  # fmt: skip
    return output.with_name(f"{output.name}_checkpoint")


def finish(skeleton: Path, checkpoint: Path, model: Path, log: Path) -> None:
    """Writes the model that is shipped: integers, without what only training needs."""
    run("lstmtraining", "--stop_training", "--convert_to_int", "--continue_from", checkpoint, "--traineddata", skeleton,
        "--model_output", model, log=log)  # fmt: skip


def _unichars() -> list[str]:
    """A line for each class: its character, what it is (5: capital, 8: digit), script, other case, direction, mirror image."""
    lines = list(_SPECIAL)
    for char in CHARACTERS:
        kind, script, direction = (8, "Common", 2) if char.isdigit() else (5, "Latin", 0)
        index = len(lines)
        lines.append(f"{char} {kind} 0,255,0,255,0,0,0,0,0,0 {script} {index} {direction} {index} {char}")
    return lines
