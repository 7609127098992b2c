"""Exactly what depends on an edit runs again."""


def test_nothing_without_an_edit(workspace):
    assert workspace.jobs() == {}


def test_one_curve_s_parameter(workspace):
    workspace.configure("[0.8, 0.9]", "[0.7, 0.9]")
    assert workspace.jobs() == {"evolution": 1, "certified": 1, "figures": 1, "summary": 1}


def test_a_parameter_of_the_whole_figure(workspace):
    workspace.configure("squeezing: 1.0, temperature: [0.1", "squeezing: 1.5, temperature: [0.1")
    assert workspace.jobs() == {"evolution": 2, "certified": 1, "figures": 1, "summary": 1}


def test_a_tolerance(workspace):
    workspace.configure("1e-8", "1e-7")
    assert workspace.jobs() == {"summary": 1}


def test_a_label_or_a_colour_redraws_only(workspace):
    workspace.edit_package("figures/labels.py", "log-negativity", "logarithmic negativity")
    assert workspace.jobs() == {"figures": 4}


def test_the_style_sheet_redraws_only(workspace):
    workspace.edit_package("figures/mesoent.mplstyle", "0d0887", "000000")
    assert workspace.jobs() == {"figures": 4}


def test_a_comment_or_docstring_reruns_nothing(workspace):
    workspace.edit_package("closed_form.py", "import numpy as np", "import numpy as np  # dense")
    workspace.edit_package("closed_form.py", "The paper's entanglement", "The entanglement")
    workspace.edit_package("figures/labels.py", "The words on", "All words on")
    assert workspace.jobs() == {}


def test_physics_of_the_closed_form_reruns_what_rests_on_it(workspace):
    workspace.edit_package("closed_form.py", "4 * small", "5 * small")
    assert workspace.jobs() == {"evolution": 3, "asymptotics": 2, "critical": 2} | {
        "figures": 4,
        "summary": 1,
    }


def test_physics_of_one_stage_reruns_that_stage(workspace):
    workspace.edit_package("stages/critical.py", "rtol=1e-14", "rtol=1e-13")
    assert workspace.jobs() == {"critical": 2, "figures": 2, "summary": 1}


def test_going_back_redraws_from_what_is_there(workspace):
    workspace.configure("[0.8, 0.9]", "[0.7, 0.9]")
    assert workspace.snakemake().returncode == 0
    workspace.configure("[0.7, 0.9]", "[0.8, 0.9]")
    assert workspace.jobs() == {"figures": 1, "summary": 1}
