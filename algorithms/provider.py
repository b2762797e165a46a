# SPDX-License-Identifier: GPL-2.0-or-later
"""The Processing provider: every algorithm of Oresight, and its models."""

from __future__ import annotations

from qgis.core import QgsProcessingModelAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..plugin.bridge.paths import RESOURCES
from .base import OresightAlgorithm
from .blocks.create_block_model import CreateBlockModel
from .blocks.label_blocks import LabelBlocks
from .blocks.sample_to_blocks import SampleToBlocks
from .drillholes.composite_drillholes import CompositeDrillholes
from .drillholes.create_sample_deposit import CreateSampleDeposit
from .drillholes.desurvey_drillholes import DesurveyDrillholes
from .drillholes.encode_lithology import EncodeLithology
from .drillholes.restore_compositions import RestoreCompositions
from .drillholes.transform_compositions import TransformCompositions
from .drillholes.validate_drillholes import ValidateDrillholes
from .geostatistics.cross_validate_kriging import CrossValidateKriging
from .geostatistics.fit_variogram import FitVariogram
from .geostatistics.krige_categories import KrigeCategories
from .geostatistics.krige_grades import KrigeGrades
from .network.compare_networks import CompareNetworks
from .network.evaluate_network import EvaluateNetwork
from .network.explain_network import ExplainNetwork
from .network.export_network import ExportNetwork
from .network.predict_from_composites import PredictFromComposites
from .network.predict_probability import PredictProbability
from .network.train_network import TrainNetwork
from .network.train_on_composites import TrainOnComposites
from .results.extract_level_plan import ExtractLevelPlan
from .results.extract_voxels import ExtractVoxels
from .results.rank_targets import RankTargets
from .workflow.manage_environment import ManageEnvironment
from .workflow.run_workflow import RunWorkflow
from .workflow.validate_workflow import ValidateWorkflow

ALGORITHMS: tuple[type[OresightAlgorithm], ...] = (
    CreateSampleDeposit,
    ValidateDrillholes,
    DesurveyDrillholes,
    CompositeDrillholes,
    EncodeLithology,
    TransformCompositions,
    RestoreCompositions,
    CreateBlockModel,
    LabelBlocks,
    SampleToBlocks,
    FitVariogram,
    KrigeGrades,
    KrigeCategories,
    CrossValidateKriging,
    CompareNetworks,
    TrainNetwork,
    EvaluateNetwork,
    ExplainNetwork,
    PredictProbability,
    ExportNetwork,
    TrainOnComposites,
    PredictFromComposites,
    ExtractVoxels,
    ExtractLevelPlan,
    RankTargets,
    ManageEnvironment,
    RunWorkflow,
    ValidateWorkflow,
)


class OresightProvider(QgsProcessingProvider):
    """Offers the algorithms under the id `oresight`."""

    def id(self) -> str:
        """Return the fixed id of the provider."""
        return "oresight"

    def name(self) -> str:
        """Return the name shown in the toolbox."""
        return "Oresight"

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802
        """Return the path of the plugin's icon."""
        return str(RESOURCES / "icons" / "oresight.svg")

    def defaultVectorFileExtension(self, hasGeometry: bool = True) -> str:  # noqa: N802, N803
        """Return the extension of layers, whatever the user's own default is."""
        return "gpkg"

    def defaultRasterFileExtension(self) -> str:  # noqa: N802
        """Return the extension of block models, whatever the user's own default is."""
        return "tif"

    def supportedOutputVectorLayerExtensions(self) -> list[str]:  # noqa: N802
        """Return the extensions that layers may have."""
        return ["gpkg"]

    def supportedOutputTableExtensions(self) -> list[str]:  # noqa: N802
        """Return the extensions that tables without geometry may have."""
        return ["gpkg", "csv"]

    def supportedOutputRasterLayerExtensions(self) -> list[str]:  # noqa: N802
        """Return the extensions that block models may have."""
        return ["tif"]

    def loadAlgorithms(self) -> None:  # noqa: N802
        """Create one instance of each algorithm, then the models that chain them."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        for path in sorted((RESOURCES / "models").glob("*.model3")):
            model = QgsProcessingModelAlgorithm()
            if model.fromFile(str(path)):
                self.addAlgorithm(model)
