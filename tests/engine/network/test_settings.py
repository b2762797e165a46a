# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings: the published ones by default, refused with a sentence when they make no sense."""

from __future__ import annotations

import json

import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.layer_text import layers_text, parse_hidden_layers
from oresight.plugin.engine.network.search_lists import SearchLists, trials_of
from oresight.plugin.engine.network.settings import NetworkSettings


def test_the_defaults_are_the_published_ones():
    settings = NetworkSettings()
    assert settings.hidden_layers == (128, 64, 32, 16)
    assert (settings.output, settings.loss, settings.optimizer) == ("sigmoid", "cross_entropy", "adam")
    assert (settings.epochs, settings.batch_size, settings.scaling) == (80, 128, "min_max")
    assert settings.threshold == 0.85


def test_settings_survive_json():
    settings = NetworkSettings(hidden_layers=(8, 4), activation="relu,tanh", dropout=0.1, seed=5)
    assert NetworkSettings.from_dict(json.loads(json.dumps(settings.to_dict()))) == settings


def test_one_activation_is_for_all_layers_and_several_for_one_each():
    assert NetworkSettings().activations == ("relu",) * 4
    assert NetworkSettings(hidden_layers=(8, 4), activation="relu, tanh").activations == ("relu", "tanh")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"learning_rate": 0.0}, "learning rate must be positive, but 0.0 was given"),
        ({"epochs": 0}, "epochs must be positive"),
        ({"dropout": 1.0}, "dropout must lie between"),
        ({"optimizer": "magic"}, "optimizer must be one of adam, adamw, sgd, rmsprop, adagrad, but magic"),
        ({"activation": "relu,tanh"}, "4 hidden layers, but 2 activations"),
        ({"activation": "step"}, "activation must be one of"),
        ({"output": "linear"}, "output linear the loss must be one of mean_square, mean_absolute, huber"),
        ({"target": "regression"}, "regression needs the output linear, but sigmoid"),
        ({"target": "multi_class", "output": "softmax", "loss": "huber"}, "one of cross_entropy, focal, but huber"),
        ({"layer_dropout": (0.1,)}, "4 hidden layers, but dropout or batch normalisation of 1"),
        ({"unlabelled_ore": 0.2, "loss": "focal"}, "ore and unlabelled blocks needs .* cross_entropy"),
        ({"unlabelled_ore": 0.2, "undersampling": 2.0}, "class weights and undersampling must be off"),
        (
            {"target": "regression", "output": "linear", "loss": "huber", "class_weights": "balanced"},
            "Class weights need classes",
        ),
        ({"target": "multi_label", "undersampling": 1.0}, "Undersampling needs classes"),
        ({"input_noise": -0.1}, "input noise must lie between"),
        ({"hidden_layers": (128, 0)}, "neurons of a hidden layer"),
        ({"threshold": 2.0}, "threshold must lie between"),
        ({"batch_size": -1}, "batch size must lie between"),
    ],
)
def test_settings_without_meaning_are_sentences(wrong, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        NetworkSettings(**wrong)


def test_a_name_that_is_no_setting_is_a_sentence():
    with pytest.raises(InvalidInputError, match=r"no setting epoch; its settings are .*epochs"):
        NetworkSettings.from_dict({"epoch": 5})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("128,64,32,16", ((128, 64, 32, 16), "relu")),
        (" 8 ", ((8,), "relu")),
        ("", ((), "relu")),
        ("128:relu, 64:tanh", ((128, 64), "relu,tanh")),
        ("16, 8:gelu, 4", ((16, 8, 4), "relu,gelu,relu")),
    ],
)
def test_hidden_layers_are_read_from_text(text, expected):
    settings = parse_hidden_layers(text, "relu").settings()
    assert (settings["hidden_layers"], settings["activation"]) == expected


def test_layers_may_have_their_own_dropout_and_batch_normalisation():
    written = parse_hidden_layers("128:tanh:norm:0.2, 64, 32:0:gelu", "relu", dropout=0.1)
    settings = NetworkSettings(**written.settings())
    assert settings.activations == ("tanh", "relu", "gelu")
    assert settings.dropouts == (0.2, 0.1, 0.0)
    assert settings.batch_norms == (True, False, False)
    assert NetworkSettings.from_dict(json.loads(json.dumps(settings.to_dict()))) == settings


def test_what_all_layers_share_is_said_once():
    written = parse_hidden_layers("8, 4", "tanh", dropout=0.3, batch_norm=True)
    assert written.settings() == {
        "hidden_layers": (8, 4), "activation": "tanh", "dropout": 0.3, "batch_norm": True,
    }  # fmt: skip


def test_a_word_that_no_layer_knows_is_a_sentence():
    with pytest.raises(InvalidInputError, match=r"norm for batch normalisation, .* but swish was given in 8:swish"):
        parse_hidden_layers("8:swish")


@pytest.mark.parametrize("text", ["128;64", "128,,64", "0", "-5", "12.5", "many"])
def test_other_texts_are_a_sentence(text):
    with pytest.raises(InvalidInputError, match="whole numbers with commas between"):
        parse_hidden_layers(text)


@pytest.mark.parametrize("text", ["", "128,64,32,16", "128:relu:norm:0.2, 64:tanh", "16:tanh, 8:tanh", "9:0.25, 5",
                                  "9:norm, 5, 4:gelu", "7:0.1:relu, 6:0.1:relu"])  # fmt: skip
@pytest.mark.parametrize("usual", [{}, {"dropout": 0.1}, {"batch_norm": True}])
def test_hidden_layers_are_written_as_they_are_read(text, usual):
    settings = NetworkSettings(**parse_hidden_layers(text, "relu", **usual).settings())
    written, activation = layers_text(settings)
    again = parse_hidden_layers(written, activation, dropout=settings.dropout, batch_norm=settings.batch_norm)
    assert NetworkSettings(**again.settings()) == settings


def test_an_activation_tried_for_layers_of_their_own_is_written_as_it_is_read():
    settings = NetworkSettings(**parse_hidden_layers("16:tanh, 8", "relu").settings())
    tried, _ = trials_of("activation", settings, SearchLists(activations=("elu", "gelu")), 5)
    assert layers_text(tried) == ("16,8", "elu")
    assert NetworkSettings(**parse_hidden_layers("16,8", "elu").settings()) == tried
