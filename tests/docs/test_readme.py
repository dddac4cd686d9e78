import re
import shlex
import shutil

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text()
COMMANDS = re.findall(r"^parindex (.*?)(?:\s+#.*)?$", README, re.MULTILINE)


def test_every_command_of_the_readme_works_in_the_order_in_which_it_stands(run, tam_ky):
    shutil.copy(tam_ky / "sheets/2020/communes/an-my.xlsx", tam_ky / "sheet.xlsx")
    shutil.copy(tam_ky / "criteria/tam-ky-communes-2020.yaml", tam_ky / "criteria.yaml")
    assert len(COMMANDS) >= 7
    for command in COMMANDS:
        ran = run(*shlex.split(command), cwd=tam_ky)
        assert ran.code == 0, (command, ran.out[-2000:], ran.err)


def test_the_two_commands_of_the_set_up_are_targets_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"^make (\w+)", README, re.MULTILINE)
    assert targets == ["demo", "test"]
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
