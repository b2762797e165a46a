<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
  <context>
    <name>Oresight</name>
    <message>
      <source>&amp;Oresight</source>
      <translation>&amp;Oresight</translation>
    </message>
    <message>
      <source>, as far as {distance} from the nearest sample</source>
      <translation>,距最近样品不超过 {distance}</translation>
    </message>
    <message>
      <source>, azimuth {0}°, dip {1}°</source>
      <translation>，方位角 {0}°，倾角 {1}°</translation>
    </message>
    <message>
      <source>0 where one category is certain, 1 where all are equally probable (.tif).</source>
      <translation>某一类别确定无疑处为 0，各类别等概率处为 1 (.tif)。</translation>
    </message>
    <message>
      <source>0.13 is what Debian 12 has</source>
      <translation>0.13 是 Debian 12 提供的版本</translation>
    </message>
    <message>
      <source>1 Drillholes</source>
      <translation>1 钻孔</translation>
    </message>
    <message>
      <source>1 in every block of the model, nodata elsewhere (.tif); one band per level, the lowest first.</source>
      <translation>模型内的块体为 1，其余为无数据值 (.tif)；每个波段对应一个水平层，最低层在前。</translation>
    </message>
    <message>
      <source>1 in ore, 0 in waste, nodata where nothing is known (.tif).</source>
      <translation>矿石为 1，废石为 0，未知处为无数据值 (.tif)。</translation>
    </message>
    <message>
      <source>1.10 is the oldest that the tests run with</source>
      <translation>1.10 是测试所用的最低版本</translation>
    </message>
    <message>
      <source>1.24 is the oldest that the tests run with</source>
      <translation>1.24 是测试所用的最低版本</translation>
    </message>
    <message>
      <source>2 Block model</source>
      <translation>2 块体模型</translation>
    </message>
    <message>
      <source>2.3 is the first that works with numpy 1 and with numpy 2</source>
      <translation>2.3 是第一个同时支持 numpy 1 和 numpy 2 的版本</translation>
    </message>
    <message>
      <source>3 Geostatistics</source>
      <translation>3 地质统计</translation>
    </message>
    <message>
      <source>4 Network</source>
      <translation>4 神经网络</translation>
    </message>
    <message>
      <source>5 Results</source>
      <translation>5 成果</translation>
    </message>
    <message>
      <source>6 Workflow</source>
      <translation>6 工作流</translation>
    </message>
    <message>
      <source>99 %</source>
      <translation>99 %</translation>
    </message>
    <message>
      <source>; validation {validation_loss:.4f}, {validation_accuracy:.4f}</source>
      <translation>；验证 {validation_loss:.4f}，{validation_accuracy:.4f}</translation>
    </message>
    <message>
      <source>A ROC curve needs blocks of ore and barren blocks, but there are {ore} and {barren}.</source>
      <translation>ROC 曲线需要矿石块体和无矿块体，但现有 {ore} 个和 {barren} 个。</translation>
    </message>
    <message>
      <source>A block model needs at least one block along each axis, but {given} was given.</source>
      <translation>块体模型沿每个轴至少需要一个块体，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>A block model needs samples or an extent; neither was given.</source>
      <translation>块体模型需要样品或范围；两者都未给出。</translation>
    </message>
    <message>
      <source>A block model of the probability of ore, or of another value; one band per level.</source>
      <translation>矿石概率或其他数值的块体模型；每个波段对应一个水平层。</translation>
    </message>
    <message>
      <source>A block model: the kriged indicator of ore, a kriged grade, or a category. Give this or a body.</source>
      <translation>块体模型：克里金得到的矿化指示值、克里金品位或类别。此项与矿体二选一。</translation>
    </message>
    <message>
      <source>A block model: the probability of ore, a grade, a label; one band per level.</source>
      <translation>块体模型：矿石概率、品位或标签；每个波段对应一个水平层。</translation>
    </message>
    <message>
      <source>A block model; one band per level.</source>
      <translation>块体模型；每个波段对应一个水平层。</translation>
    </message>
    <message>
      <source>A closed surface: polygons with elevations, a multipatch or a mesh. Blocks with their centre inside are ore.</source>
      <translation>封闭的面：带高程的多边形、多面体 (multipatch) 或网格 (mesh)。中心在其内部的块体为矿石。</translation>
    </message>
    <message>
      <source>A codebook (.json) whose names keep their codes.</source>
      <translation>编码表 (.json)，其中的名称保留原有代码。</translation>
    </message>
    <message>
      <source>A codebook made by Encode lithology (.json). Empty: text is numbered from 1 in alphabetical order, numbers are codes as they stand.</source>
      <translation>由“岩性编码”生成的编码表 (.json)。留空：文本按字母顺序从 1 编号，数字则直接作为代码。</translation>
    </message>
    <message>
      <source>A dense network ({layers} neurons, {activation}, {output} output) was trained with {optimizer}, learning rate {rate}, {epochs} epochs and batches of {batch} blocks to make the {loss} small. Features were scaled ({scaling}) by the training blocks only. Blocks were split by {method}. Seed {seed}; device {device}; PyTorch {torch}.</source>
      <translation>用 {optimizer} 训练全连接网络（神经元 {layers}，{activation}，输出 {output}），学习率 {rate}，{epochs} 个轮次，每批 {batch} 个块体，以减小{loss}。特征缩放（{scaling}）只根据训练块体确定。块体按{method}划分。随机种子 {seed}；计算设备 {device}；PyTorch {torch}。</translation>
    </message>
    <message>
      <source>A dense network with hidden layers of {layers} neurons ({activation}, {output} output) was trained with {optimizer}, learning rate {rate:g}, batches of {batch}, at most {epochs} epochs, to make the {loss} small, on the blocks {where}. Features were scaled ({scaling}) by the training blocks alone. The threshold, {threshold}, was chosen by the rule {rule} without the test blocks. Seeds: {seeds}.</source>
      <translation>采用隐藏层神经元数为 {layers}({activation},输出为 {output})的全连接网络,以 {optimizer} 训练,学习率 {rate:g},批大小 {batch},至多 {epochs} 轮,使 {loss} 最小,训练块体为{where}。特征仅按训练块体缩放({scaling})。阈值 {threshold} 按规则 {rule} 选取,未使用测试块体。随机种子:{seeds}。</translation>
    </message>
    <message>
      <source>A level has the shape {given}, but the block model needs {needed}.</source>
      <translation>某一水平层的形状为 {given}，而块体模型需要 {needed}。</translation>
    </message>
    <message>
      <source>A linear output gives no probability that the cross-entropy could use; choose the loss mean_square, or the output sigmoid or softmax.</source>
      <translation>线性输出不能给出交叉熵所需的概率；请选择损失函数 mean_square，或输出 sigmoid 或 softmax。</translation>
    </message>
    <message>
      <source>A longer gradient is shortened to this; 0 for no limit.</source>
      <translation>梯度超过此长度时缩短到此值；0 为不限制。</translation>
    </message>
    <message>
      <source>A maximum distance to samples was given, but no samples.</source>
      <translation>给出了到样品的最大距离，但没有样品。</translation>
    </message>
    <message>
      <source>A model of {n} blocks of {x} x {y} x {z} was laid below the surface of the ground{limit}. {fields} and the indicator of ore were estimated in every block by ordinary kriging, categories by indicator kriging, with up to {samples} samples from a search ellipsoid and the variograms given here. The indicator cut at {cutoff} is the label: {share} of the blocks are ore.</source>
      <translation>在地表以下建立了 {n} 个 {x} x {y} x {z} 的块体模型{limit}。用普通克里金估算每个块体的 {fields} 和矿体指示值,用指示克里金估算类别,每次在搜索椭球内至多取 {samples} 个样品,变异函数见本报告。指示值以 {cutoff} 为界得到标签:{share} 的块体为矿。</translation>
    </message>
    <message>
      <source>A network written by Train network (.safetensors).</source>
      <translation>由“训练神经网络”写出的神经网络 (.safetensors)。</translation>
    </message>
    <message>
      <source>A number; of a text, such as a rock type, the variogram of its categories together is fitted.</source>
      <translation>数值字段；若为文本（如岩性），则对其各类别合并拟合一个变异函数。</translation>
    </message>
    <message>
      <source>A point has no sides: distances to points cannot have a sign.</source>
      <translation>点没有内外两侧：到点的距离不能带正负号。</translation>
    </message>
    <message>
      <source>A precision-recall curve needs at least one block of ore, but there is none.</source>
      <translation>精确率-召回率曲线至少需要一个矿石块体，但一个也没有。</translation>
    </message>
    <message>
      <source>A raster to cut or a body is needed; neither was given.</source>
      <translation>需要给出待划分的栅格或矿体，但两者都未给出。</translation>
    </message>
    <message>
      <source>A search ellipsoid needs three radii, but only {given} was given.</source>
      <translation>搜索椭球需要三个半径，但只给出了 {given}。</translation>
    </message>
    <message>
      <source>A split by {method} needs the block model {name}, but none was given. Create the block model gives one.</source>
      <translation>按 {method} 划分需要块体模型 {name}，但未给出。“创建块体模型”可以生成它。</translation>
    </message>
    <message>
      <source>A threshold chosen on the test blocks makes their figures too good.</source>
      <translation>在测试块体上选择的阈值会使其指标偏高。</translation>
    </message>
    <message>
      <source>A variogram made by Fit variogram (.json). Empty: one is fitted to the samples, and the log shows it.</source>
      <translation>由“拟合变异函数”生成的变异函数 (.json)。留空：根据样品拟合，并在日志中给出。</translation>
    </message>
    <message>
      <source>A variogram needs a nugget or a structure; this one has neither.</source>
      <translation>变异函数需要块金值或结构；此变异函数两者都没有。</translation>
    </message>
    <message>
      <source>AUC</source>
      <translation>AUC</translation>
    </message>
    <message>
      <source>AUC against the truth</source>
      <translation>相对真值的 AUC</translation>
    </message>
    <message>
      <source>AUC alone</source>
      <translation>单独的 AUC</translation>
    </message>
    <message>
      <source>AUC in words</source>
      <translation>AUC 的文字评价</translation>
    </message>
    <message>
      <source>AUC that each feature has alone on the training blocks, against the label that the network learned: 0.5 says nothing about ore, 1 says all.</source>
      <translation>每个特征单独在训练块体上对网络所学标签的 AUC:0.5 表示与矿无关,1 表示完全说明。</translation>
    </message>
    <message>
      <source>AUC that each feature has alone on the training blocks; 0.5 says nothing about ore, 1 says all. A code of categories counts as the share of ore it has.</source>
      <translation>每个特征在训练块体上单独的 AUC；0.5 表示与矿石无关，1 表示完全决定矿石。类别代码按其矿石比例计算。</translation>
    </message>
    <message>
      <source>AUC {auc} ({words}) on {n} test blocks, of which the larger class has {share}. The published network calls {rate} of the barren test blocks ore, at a recall of {recall}.</source>
      <translation>{n} 个测试块体的 AUC 为 {auc}({words}),其中较大类占 {share}。所发表的网络在召回率为 {recall} 时,把 {rate} 的无矿测试块体判为矿。</translation>
    </message>
    <message>
      <source>AUC, test blocks ({words})</source>
      <translation>测试块体的 AUC({words})</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>准确率</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>操作</translation>
    </message>
    <message>
      <source>Activation</source>
      <translation>激活函数</translation>
    </message>
    <message>
      <source>Add the hole to the collars, or correct its name.</source>
      <translation>补充该钻孔，或更正其名称。</translation>
    </message>
    <message>
      <source>Add the rows of the hole, if it has any.</source>
      <translation>若该钻孔有数据，请补充其记录。</translation>
    </message>
    <message>
      <source>Add the survey of the hole; until then it is taken as vertical.</source>
      <translation>补充该钻孔的测斜；在此之前视为直孔（竖直）。</translation>
    </message>
    <message>
      <source>Address of a package index that is asked besides the usual one: a mirror, or PyTorch's index of builds without CUDA, which are ten times smaller.</source>
      <translation>除默认软件包索引外另行查询的索引地址：镜像，或 PyTorch 不含 CUDA 的构建索引（体积约为十分之一）。</translation>
    </message>
    <message>
      <source>Against the true ore</source>
      <translation>与真实矿体对照</translation>
    </message>
    <message>
      <source>Against the true ore below the split, {feature} alone has an AUC of {auc} and the network {network}: the network does not win here.</source>
      <translation>在分界以下对照真实矿体,仅 {feature} 一项的 AUC 为 {auc},网络为 {network}:此处网络并未胜出。</translation>
    </message>
    <message>
      <source>All directions</source>
      <translation>全方向</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>All labels are alike; a network has nothing to tell apart.</source>
      <translation>所有标签都相同，神经网络没有可区分的对象。</translation>
    </message>
    <message>
      <source>All scores by part of the split (.json).</source>
      <translation>按数据划分各部分给出的全部评分 (.json)。</translation>
    </message>
    <message>
      <source>All values are equal, so there is no variogram; a rule of thumb is used.</source>
      <translation>所有值都相等，因此没有变异函数；改用经验法则。</translation>
    </message>
    <message>
      <source>All {n} training blocks are ore: there is nothing to tell it from. Choose another split.</source>
      <translation>全部 {n} 个训练块体都是矿石：没有可与之区分的对象。请选择其他划分方式。</translation>
    </message>
    <message>
      <source>Alteration</source>
      <translation>蚀变</translation>
    </message>
    <message>
      <source>Another run uses the worker now; wait until it has ended, or cancel it.</source>
      <translation>工作进程正被另一次运行占用；请等待其结束，或取消它。</translation>
    </message>
    <message>
      <source>As {what} the fields {taken} are taken, not {left}; the settings can name others.</source>
      <translation>作为{what}采用字段 {taken}，不采用 {left}；可在设置中指定其他字段。</translation>
    </message>
    <message>
      <source>Assays</source>
      <translation>化验</translation>
    </message>
    <message>
      <source>At a glance</source>
      <translation>概览</translation>
    </message>
    <message>
      <source>Automatic: the mean of the pixels above a column where they are smaller than a block, bilinear where they are larger, the most frequent of categories.</source>
      <translation>自动：像元小于块体时取块体柱上方像元的均值，像元大于块体时取双线性插值，类别则取出现最多者。</translation>
    </message>
    <message>
      <source>Azimuth (°)</source>
      <translation>方位角 (°)</translation>
    </message>
    <message>
      <source>Azimuth of the major axis, clockwise from north.</source>
      <translation>主轴方位角，自北起顺时针。</translation>
    </message>
    <message>
      <source>Balanced gives ore and barren blocks the same weight in sum.</source>
      <translation>balanced 使矿石块体与无矿块体的总权重相等。</translation>
    </message>
    <message>
      <source>Batch normalisation</source>
      <translation>批归一化</translation>
    </message>
    <message>
      <source>Batch size</source>
      <translation>批大小</translation>
    </message>
    <message>
      <source>Below detection</source>
      <translation>低于检出限</translation>
    </message>
    <message>
      <source>Best epoch {epoch}: loss {loss}, accuracy {accuracy}.</source>
      <translation>最佳轮次 {epoch}：损失 {loss}，准确率 {accuracy}。</translation>
    </message>
    <message>
      <source>Block model</source>
      <translation>块体模型</translation>
    </message>
    <message>
      <source>Block model of 1 for ore and 0 for barren; blocks without a label are left out.</source>
      <translation>矿石为 1、无矿为 0 的块体模型；没有标签的块体不参与。</translation>
    </message>
    <message>
      <source>Block model of the true ore: 1 ore, 0 waste; true grades, rock and alteration lie beside it.</source>
      <translation>真实矿石的块体模型：1 为矿石，0 为废石；真实的品位、岩性和蚀变存放在同一位置。</translation>
    </message>
    <message>
      <source>Block models that the network learns from: kriged grades, rock types, anything known in every block. They are known by the variable that each file names, so their order makes no difference.</source>
      <translation>供神经网络学习的块体模型：克里金品位、岩性，以及每个块体中已知的任何信息。按各文件标明的变量识别，顺序不限。</translation>
    </message>
    <message>
      <source>Block size {}</source>
      <translation>块体尺寸 {}</translation>
    </message>
    <message>
      <source>Block size, in height</source>
      <translation>块体尺寸（高度方向）</translation>
    </message>
    <message>
      <source>Block size, south to north</source>
      <translation>块体尺寸（南北方向）</translation>
    </message>
    <message>
      <source>Block size, west to east</source>
      <translation>块体尺寸（东西方向）</translation>
    </message>
    <message>
      <source>Blocks</source>
      <translation>块体</translation>
    </message>
    <message>
      <source>Blocks farther than this from every sample are left out; empty keeps them all.</source>
      <translation>与所有样品的距离都超过此值的块体将被舍去；留空则全部保留。</translation>
    </message>
    <message>
      <source>Blocks in one step; 0 for all at once.</source>
      <translation>每一步使用的块体数；0 为一次使用全部。</translation>
    </message>
    <message>
      <source>Blocks inside the body</source>
      <translation>矿体内的块体</translation>
    </message>
    <message>
      <source>Blocks of one body share</source>
      <translation>同一矿体的块体相接于</translation>
    </message>
    <message>
      <source>Blocks of one hole, domain or cube stay together, and there are {given} of them; at least 3 are needed.</source>
      <translation>同一钻孔、估值域或立方体的块体不拆开，现有 {given} 组；至少需要 3 组。</translation>
    </message>
    <message>
      <source>Blocks of ore</source>
      <translation>矿石块体数</translation>
    </message>
    <message>
      <source>Blocks of waste</source>
      <translation>废石块体数</translation>
    </message>
    <message>
      <source>Blocks that reach this value are ore; in the unit of the input.</source>
      <translation>达到此值的块体为矿石；单位与输入相同。</translation>
    </message>
    <message>
      <source>Blocks with fewer samples in the search ellipsoid become nodata; they are counted.</source>
      <translation>搜索椭球内样品少于此数的块体为无数据值，并会计数。</translation>
    </message>
    <message>
      <source>Blocks with this probability or more belong to a body.</source>
      <translation>概率达到此值的块体属于矿体。</translation>
    </message>
    <message>
      <source>Blocks with this value or more become voxels; a probability lies between 0 and 1.</source>
      <translation>达到此值的块体成为体素；概率在 0 到 1 之间。</translation>
    </message>
    <message>
      <source>Blocks without an estimate</source>
      <translation>未估值块体数</translation>
    </message>
    <message>
      <source>Body and block model</source>
      <translation>矿体与块体模型</translation>
    </message>
    <message>
      <source>Bottom</source>
      <translation>底部高程</translation>
    </message>
    <message>
      <source>Boundary</source>
      <translation>边界</translation>
    </message>
    <message>
      <source>Brings what else is known into the blocks of a model, so that a network can learn from it. Rasters on the map (geophysics, geochemistry, derivatives of an elevation model) are draped: every block of a column has the value above it. Lines, polygons, surfaces and points (faults, contacts, intrusions, old workings) become the distance of each block to them, signed by the side when asked for, or 1 inside and 0 outside. Sources in another coordinate system are reprojected. Each variable is named after its source.</source>
      <translation>将其他已知信息赋入模型的块体，供神经网络学习。平面栅格（物探、化探、高程模型的导数）采用披覆方式：同一柱中的块体都取其上方的值。线、多边形、面和点（断层、接触带、侵入体、老硐）则转换为各块体到它们的距离（需要时按所在一侧带正负号），或者内部为 1、外部为 0。坐标系不同的数据源会自动重投影。每个变量以其数据源命名。</translation>
    </message>
    <message>
      <source>Called ore from probability {threshold} on.</source>
      <translation>概率达到 {threshold} 判为矿石。</translation>
    </message>
    <message>
      <source>Called rightly and wrongly</source>
      <translation>判对与判错</translation>
    </message>
    <message>
      <source>Categories</source>
      <translation>类别</translation>
    </message>
    <message>
      <source>Categories of ore</source>
      <translation>视为矿石的类别</translation>
    </message>
    <message>
      <source>Cell</source>
      <translation>单元格</translation>
    </message>
    <message>
      <source>Cells that were replaced</source>
      <translation>被替换的单元格</translation>
    </message>
    <message>
      <source>Check the coordinates of the collar.</source>
      <translation>检查孔口坐标。</translation>
    </message>
    <message>
      <source>Check the depths; the interval is far longer than the others.</source>
      <translation>检查深度；该样段远长于其他样段。</translation>
    </message>
    <message>
      <source>Check the elevation of the collar; underground holes are fine.</source>
      <translation>检查孔口高程；坑内钻孔则属正常。</translation>
    </message>
    <message>
      <source>Check the grade and its unit; a top cut may be needed.</source>
      <translation>检查品位及其单位；可能需要特高品位处理。</translation>
    </message>
    <message>
      <source>Check the signs of the dips of this hole.</source>
      <translation>检查该钻孔倾角的正负号。</translation>
    </message>
    <message>
      <source>Check the station; zeros often stand for missing values.</source>
      <translation>检查该测点；零常常表示缺失值。</translation>
    </message>
    <message>
      <source>Check the two stations; a drill string does not bend so sharply.</source>
      <translation>检查这两个测点；钻杆不会弯得这么急。</translation>
    </message>
    <message>
      <source>Check whether the name is a typing error.</source>
      <translation>检查该名称是否有输入错误。</translation>
    </message>
    <message>
      <source>Check whether the two names mean one hole.</source>
      <translation>检查这两个名称是否指同一钻孔。</translation>
    </message>
    <message>
      <source>Check whether zeros stand for unassayed or below detection, and replace them.</source>
      <translation>检查零是否表示未化验或低于检出限，并予以替换。</translation>
    </message>
    <message>
      <source>Checking the tables</source>
      <translation>正在检查表</translation>
    </message>
    <message>
      <source>Checks collars, surveys, assays and logs against each other by more than forty rules. Each problem becomes a point where it lies in its hole, with the row, what is wrong and what to do; the report counts them and shows how the tables were read. Nothing is changed.</source>
      <translation>按四十多条规则对孔口、测斜、化验和编录数据进行相互校验。每个问题成为钻孔中相应位置上的一个点，并注明所在行、错在哪里和如何处理；报告给出问题的统计，并说明各表是如何读取的。不改动任何数据。</translation>
    </message>
    <message>
      <source>Chosen</source>
      <translation>所选</translation>
    </message>
    <message>
      <source>Circle: the threshold, to be dragged. Diamond: published, threshold {threshold}. Dotted line: without skill.</source>
      <translation>圆圈：阈值，可拖动。菱形：已发表，阈值 {threshold}。点线：无判别能力。</translation>
    </message>
    <message>
      <source>Class weights</source>
      <translation>类别权重</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>类别数</translation>
    </message>
    <message>
      <source>Code of the hole of the nearest sample (.tif); the raster carries the holes' names.</source>
      <translation>最近样品所属钻孔的代码 (.tif)；栅格中带有钻孔名称。</translation>
    </message>
    <message>
      <source>Code of the most probable category (.tif); the raster carries the codebook.</source>
      <translation>最可能类别的代码 (.tif)；栅格中带有编码表。</translation>
    </message>
    <message>
      <source>Code, name and colour of each class (.json).</source>
      <translation>每个类别的代码、名称和颜色 (.json)。</translation>
    </message>
    <message>
      <source>Codebook</source>
      <translation>编码表</translation>
    </message>
    <message>
      <source>Codebook (*.json)</source>
      <translation>编码表 (*.json)</translation>
    </message>
    <message>
      <source>Collars</source>
      <translation>孔口</translation>
    </message>
    <message>
      <source>Column {column} of the {table} has decimal commas in some cells and decimal points in others; one of them is needed throughout.</source>
      <translation>{table}表的 {column} 列中，有些单元格用小数逗号，有些用小数点；必须统一为一种。</translation>
    </message>
    <message>
      <source>Column {column} of the {table} was read as the angle from the vertical: 0 is straight down.</source>
      <translation>{table}表的 {column} 列按天顶角（与铅垂线的夹角）读取：0 为竖直向下。</translation>
    </message>
    <message>
      <source>Columns are found by their usual names.</source>
      <translation>各列按常用名称识别。</translation>
    </message>
    <message>
      <source>Columns are set by hand as table.role = header, such as assays.depth_from = VON, but {given} was given.</source>
      <translation>手动指定列的写法为 表.角色 = 表头，例如 assays.depth_from = VON，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Columns of the {table} without any value were passed over: {columns}.</source>
      <translation>{table}表中没有任何值的列已忽略：{columns}。</translation>
    </message>
    <message>
      <source>Columns set by hand</source>
      <translation>手动指定的列</translation>
    </message>
    <message>
      <source>Columns that have unusual names, one on each line: assays.depth_from = VON. Roles are hole_id, x, y, z, max_depth, depth, azimuth, dip, depth_from, depth_to.</source>
      <translation>名称不常见的列，每行一个：assays.depth_from = VON。角色有 hole_id、x、y、z、max_depth、depth、azimuth、dip、depth_from、depth_to。</translation>
    </message>
    <message>
      <source>Comes from</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Composite drillholes</source>
      <translation>钻孔样品组合</translation>
    </message>
    <message>
      <source>Composite length</source>
      <translation>组合长度</translation>
    </message>
    <message>
      <source>Composites</source>
      <translation>组合样</translation>
    </message>
    <message>
      <source>Composites and block model</source>
      <translation>组合样与块体模型</translation>
    </message>
    <message>
      <source>Composites, a table of logged rocks, or any layer with a field of names.</source>
      <translation>组合样、岩性编录表，或任何带有名称字段的图层。</translation>
    </message>
    <message>
      <source>Compositing {table}: {field}</source>
      <translation>正在组合{table}：{field}</translation>
    </message>
    <message>
      <source>Computed with Oresight {oresight}, QGIS {qgis}, PyTorch {torch} and numpy {numpy}.</source>
      <translation>用 Oresight {oresight}、QGIS {qgis}、PyTorch {torch} 和 numpy {numpy} 计算。</translation>
    </message>
    <message>
      <source>Connected bodies</source>
      <translation>连通的矿体</translation>
    </message>
    <message>
      <source>Connected bodies of blocks that reach the threshold. {n} in all.</source>
      <translation>达到阈值的块体连成的矿体,共 {n} 个。</translation>
    </message>
    <message>
      <source>Coordinate reference system</source>
      <translation>坐标参照系</translation>
    </message>
    <message>
      <source>Coordinates are features</source>
      <translation>坐标作为特征</translation>
    </message>
    <message>
      <source>Correct the azimuth; it lies between 0 and 360 degrees.</source>
      <translation>更正方位角；其范围为 0 至 360 度。</translation>
    </message>
    <message>
      <source>Correct the depth of the row, or that of the hole in the collars.</source>
      <translation>更正该行的深度，或孔口表中的孔深。</translation>
    </message>
    <message>
      <source>Correct the depth; it is measured from the collar.</source>
      <translation>更正深度；深度从孔口算起。</translation>
    </message>
    <message>
      <source>Correct the depths where the rows overlap.</source>
      <translation>更正各行重叠处的深度。</translation>
    </message>
    <message>
      <source>Correct the depths, or delete the row.</source>
      <translation>更正深度，或删除该行。</translation>
    </message>
    <message>
      <source>Correct the depths, or the depth of the hole in the collars.</source>
      <translation>更正深度，或孔口表中的孔深。</translation>
    </message>
    <message>
      <source>Correct the dip; it lies between -90 and 90 degrees.</source>
      <translation>更正倾角；其范围为 -90 至 90 度。</translation>
    </message>
    <message>
      <source>Correct the grade, or the unit in the column's name.</source>
      <translation>更正品位，或列名中的单位。</translation>
    </message>
    <message>
      <source>Correct the station, or the depth of the hole in the collars.</source>
      <translation>更正该测点，或孔口表中的孔深。</translation>
    </message>
    <message>
      <source>Correct the two depths; they may be swapped.</source>
      <translation>更正这两个深度；可能颠倒了。</translation>
    </message>
    <message>
      <source>Count</source>
      <translation>数量</translation>
    </message>
    <message>
      <source>Counts, statistics, the rules applied, and the problems in words (.html).</source>
      <translation>计数、统计量、所用规则以及问题的文字说明 (.html)。</translation>
    </message>
    <message>
      <source>Covered instead of the surroundings of the samples; needed when there are no samples.</source>
      <translation>块体覆盖此范围，而不是样品周围；没有样品时必须给出。</translation>
    </message>
    <message>
      <source>Create block model</source>
      <translation>创建块体模型</translation>
    </message>
    <message>
      <source>Create sample deposit</source>
      <translation>创建示例矿床</translation>
    </message>
    <message>
      <source>Create sample deposit…</source>
      <translation>创建示例矿床…</translation>
    </message>
    <message>
      <source>Creates a synthetic gold-silver-copper deposit with known truth, to learn with and to test on. 34 deviated holes on 8 exploration lines, ore between about 4211 and 5050 m elevation in an irregular body, seven rock types and an alteration zonation, grades with nugget, noise, below-detection values and missing intervals, and a handful of real-life defects that README.txt in the folder lists. The same seed always gives the same deposit.</source>
      <translation>创建一个真值已知的合成金银铜矿床，供学习和测试使用。8 条勘探线上有 34 个弯曲钻孔，矿石位于约 4211 至 5050 m 高程之间的不规则矿体中，有七种岩性和蚀变分带，品位带有块金效应、噪声、低于检出限的值和缺失样段，另有若干实际工作中常见的数据缺陷，由文件夹中的 README.txt 列出。同一随机种子总是得到同一个矿床。</translation>
    </message>
    <message>
      <source>Cross-validation</source>
      <translation>交叉验证</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>曲线</translation>
    </message>
    <message>
      <source>Cutoff</source>
      <translation>边界品位</translation>
    </message>
    <message>
      <source>Cuts drillholes into pieces of one length and gives each its mean grades, its most common rock and its place in space. Grades are weighted with length; what was not assayed counts neither as zero nor as mean. Every row that is left out of the tables is listed with the reason, and every replaced cell is counted in the log. Where rows overlap, each column takes the value of the first row of the file that has one there.</source>
      <translation>将钻孔切分为等长的样段，并给出每段的平均品位、最多的岩性及其空间位置。品位按长度加权；未化验的部分既不当作零，也不参与平均。表中被舍去的每一行都会连同原因列出，每个被替换的单元格都会在日志中计数。行之间重叠时，每一列取文件中在该处有值的第一行。</translation>
    </message>
    <message>
      <source>Degrees over 30 units of depth that a hole may bend; more is reported as a kink.</source>
      <translation>每 30 个深度单位内钻孔允许弯曲的度数；超过时报告为急弯。</translation>
    </message>
    <message>
      <source>Delete one of the rows, or give the holes different names.</source>
      <translation>删除其中一行，或为两个钻孔取不同的名称。</translation>
    </message>
    <message>
      <source>Delete the empty row.</source>
      <translation>删除空行。</translation>
    </message>
    <message>
      <source>Delete the repeated row.</source>
      <translation>删除重复的行。</translation>
    </message>
    <message>
      <source>Delete the wrong station.</source>
      <translation>删除错误的测点。</translation>
    </message>
    <message>
      <source>Density (t/m³)</source>
      <translation>密度 (t/m³)</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>深度</translation>
    </message>
    <message>
      <source>Depth below surface</source>
      <translation>地表以下深度</translation>
    </message>
    <message>
      <source>Depth below the surface</source>
      <translation>地表以下深度</translation>
    </message>
    <message>
      <source>Depth of each block's centre below the surface of the ground (.tif).</source>
      <translation>每个块体中心在地表以下的深度 (.tif)。</translation>
    </message>
    <message>
      <source>Depth of each block, as made with the block model. Without it the ground is laid through the highest sample of each hole.</source>
      <translation>每个块体的深度，随块体模型生成。未给出时，由每个钻孔中最高的样品拟合地表面。</translation>
    </message>
    <message>
      <source>Depth of the split</source>
      <translation>划分深度</translation>
    </message>
    <message>
      <source>Desurvey</source>
      <translation>轨迹计算</translation>
    </message>
    <message>
      <source>Desurvey drillholes</source>
      <translation>钻孔轨迹计算</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>计算设备</translation>
    </message>
    <message>
      <source>Dip (°)</source>
      <translation>倾角 (°)</translation>
    </message>
    <message>
      <source>Dip of the major axis, negative downwards.</source>
      <translation>主轴倾角，向下为负。</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>距离</translation>
    </message>
    <message>
      <source>Distance between vertices</source>
      <translation>顶点间距</translation>
    </message>
    <message>
      <source>Distance of each block's centre to the nearest sample (.tif).</source>
      <translation>每个块体中心到最近样品的距离 (.tif)。</translation>
    </message>
    <message>
      <source>Distance to the nearest sample</source>
      <translation>到最近样品的距离</translation>
    </message>
    <message>
      <source>Distance to {field}</source>
      <translation>到 {field} 的距离</translation>
    </message>
    <message>
      <source>Distances are negative inside.</source>
      <translation>内部的距离为负。</translation>
    </message>
    <message>
      <source>Distances are positive to the east of the lines, or to the north where they run from west to east.</source>
      <translation>线以东的距离为正；对东西走向的线，以北为正。</translation>
    </message>
    <message>
      <source>Distances to samples</source>
      <translation>到样品的距离</translation>
    </message>
    <message>
      <source>Distances to the sources</source>
      <translation>到数据源的距离</translation>
    </message>
    <message>
      <source>Domain</source>
      <translation>估值域</translation>
    </message>
    <message>
      <source>Dots are the experiment, the line is the model, the grey line the variance of the samples. More directions and how they were fitted: the folder variograms.</source>
      <translation>点为实验值,线为模型,灰线为样品方差。其他方向及拟合方法见 variograms 文件夹。</translation>
    </message>
    <message>
      <source>Down the holes</source>
      <translation>沿钻孔</translation>
    </message>
    <message>
      <source>Draws the path of each hole in space from its collar and its survey. Between two stations the hole is an arc tangent to both directions (minimum curvature), or follows straight lines. Above the first station it has that station's direction, below the last that of the last. Which sign of the dip points down is found from the table and said in the log.</source>
      <translation>根据孔口和测斜绘制每个钻孔的空间轨迹。两个测点之间的钻孔为与两端方向相切的圆弧（最小曲率法），或为直线。第一个测点以上沿用该测点的方向，最后一个测点以下沿用最后测点的方向。倾角以哪种符号表示向下，由表中数据判断，并在日志中说明。</translation>
    </message>
    <message>
      <source>Drill targets</source>
      <translation>钻探靶区</translation>
    </message>
    <message>
      <source>Drill targets, ranked</source>
      <translation>钻探靶区（已排序）</translation>
    </message>
    <message>
      <source>Drillhole tables</source>
      <translation>钻孔数据表</translation>
    </message>
    <message>
      <source>Drillhole traces</source>
      <translation>钻孔轨迹</translation>
    </message>
    <message>
      <source>Drillholes</source>
      <translation>钻孔</translation>
    </message>
    <message>
      <source>Drillholes need a table of collars, and may have {known}, but {given} was given.</source>
      <translation>钻孔数据需要孔口表，另可有 {known}，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Drop of the schedule</source>
      <translation>学习率下降系数</translation>
    </message>
    <message>
      <source>Dropout</source>
      <translation>随机失活 (dropout)</translation>
    </message>
    <message>
      <source>Each block is estimated from this many of the nearest samples in the search ellipsoid at most.</source>
      <translation>每个块体最多用搜索椭球内最近的这么多个样品估值。</translation>
    </message>
    <message>
      <source>Each feature alone</source>
      <translation>各特征单独的表现</translation>
    </message>
    <message>
      <source>Earlier codebook</source>
      <translation>已有编码表</translation>
    </message>
    <message>
      <source>Early stopping watches the validation part, but the split leaves none.</source>
      <translation>提前停止需要验证部分，但划分中没有留出。</translation>
    </message>
    <message>
      <source>Easting and northing of hole {hole} seem to be swapped: {x:.2f}, {y:.2f}.</source>
      <translation>钻孔 {hole} 的东坐标和北坐标似乎颠倒：{x:.2f}, {y:.2f}。</translation>
    </message>
    <message>
      <source>Edge of the cubes</source>
      <translation>立方体边长</translation>
    </message>
    <message>
      <source>Elevation</source>
      <translation>高程</translation>
    </message>
    <message>
      <source>Elevation model</source>
      <translation>高程模型</translation>
    </message>
    <message>
      <source>Elevation of the bottom of the level.</source>
      <translation>水平层底面的高程。</translation>
    </message>
    <message>
      <source>Elevation of the ground. Without it a surface is laid through the collars, and without collars through the highest sample of each hole; the log says so.</source>
      <translation>地面高程。未给出时由孔口拟合地表面；没有孔口时，则用每个钻孔中最高的样品拟合；日志中会说明。</translation>
    </message>
    <message>
      <source>Elevation of the plan, in units of the coordinates.</source>
      <translation>平面图的高程，单位与坐标相同。</translation>
    </message>
    <message>
      <source>Elevation of the top of the level.</source>
      <translation>水平层顶面的高程。</translation>
    </message>
    <message>
      <source>Encode lithology</source>
      <translation>岩性编码</translation>
    </message>
    <message>
      <source>Encoded layer</source>
      <translation>编码后的图层</translation>
    </message>
    <message>
      <source>End the training after this epoch and keep the network of its best epoch.</source>
      <translation>本轮结束后停止训练，并保留最佳轮次的神经网络。</translation>
    </message>
    <message>
      <source>Enter azimuth and dip, or delete the station.</source>
      <translation>填写方位角和倾角，或删除该测点。</translation>
    </message>
    <message>
      <source>Enter easting, northing and elevation of the collar.</source>
      <translation>填写孔口的东坐标、北坐标和高程。</translation>
    </message>
    <message>
      <source>Enter the depths.</source>
      <translation>填写深度。</translation>
    </message>
    <message>
      <source>Enter the hole name, or delete the row.</source>
      <translation>填写钻孔名称，或删除该行。</translation>
    </message>
    <message>
      <source>Entropy</source>
      <translation>熵</translation>
    </message>
    <message>
      <source>Epoch {epoch} of {epochs}.</source>
      <translation>第 {epoch} 轮，共 {epochs} 轮。</translation>
    </message>
    <message>
      <source>Epoch {epoch} of {epochs}: loss {loss:.4f}, accuracy {accuracy:.4f}</source>
      <translation>第 {epoch} 轮，共 {epochs} 轮：损失 {loss:.4f}，准确率 {accuracy:.4f}</translation>
    </message>
    <message>
      <source>Epochs</source>
      <translation>轮次</translation>
    </message>
    <message>
      <source>Epochs between two drops, or without a better validation loss for plateau.</source>
      <translation>两次下降之间的轮次数；对 plateau 为验证损失未改善的轮次数。</translation>
    </message>
    <message>
      <source>Epochs without a better validation loss after which training ends and the best weights return; 0, as published, for never.</source>
      <translation>验证损失连续这么多轮次未改善后结束训练，并恢复最佳权重；0（同已发表的方法）为从不提前结束。</translation>
    </message>
    <message>
      <source>Error with ranges by direction, from other holes</source>
      <translation>用其他钻孔估值时的误差（变程随方向变化）</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>错误</translation>
    </message>
    <message>
      <source>Estimate</source>
      <translation>估计值</translation>
    </message>
    <message>
      <source>Estimates a grade, or any other number, in every block of a model by ordinary kriging from the nearest samples. It also gives the kriging variance, which says how uncertain each estimate is. A field of zeros and ones, such as ore, becomes its probability.</source>
      <translation>用最近的样品通过普通克里金估计模型中每个块体的品位或任何其他数值，同时给出反映各估计值不确定程度的克里金方差。由零和一组成的字段（如 ore）得到的是其概率。</translation>
    </message>
    <message>
      <source>Estimates in every block the probability of each category, such as a rock type, by kriging of indicators. It gives the most probable category, its entropy (how undecided the block is) and one raster per category. All categories share one variogram, so that their probabilities sum to one.</source>
      <translation>用指示克里金估计每个块体属于各类别（如各种岩性）的概率，给出最可能的类别、熵（块体归属的不确定程度）以及每个类别一个栅格。所有类别共用一个变异函数，使其概率之和为一。</translation>
    </message>
    <message>
      <source>Evaluate network</source>
      <translation>评估神经网络</translation>
    </message>
    <message>
      <source>Evaluation</source>
      <translation>评估</translation>
    </message>
    <message>
      <source>Every Python, its libraries, what is missing and for what (.html or .txt).</source>
      <translation>每个 Python、其已有的库、缺少哪些库以及用于什么（.html 或 .txt）。</translation>
    </message>
    <message>
      <source>Every single row is listed in rejected.csv.</source>
      <translation>每一行均列于 rejected.csv。</translation>
    </message>
    <message>
      <source>Every step can run; {python} is used.</source>
      <translation>所有步骤都可运行；使用 {python}。</translation>
    </message>
    <message>
      <source>Experiment and model</source>
      <translation>实验值与模型</translation>
    </message>
    <message>
      <source>Exploration guidance, not a mineral resource estimate (JORC, NI 43-101).</source>
      <translation>仅供勘查参考，并非矿产资源量估算（JORC、NI 43-101）。</translation>
    </message>
    <message>
      <source>Extent</source>
      <translation>范围</translation>
    </message>
    <message>
      <source>Extract level plan</source>
      <translation>提取水平中段平面图</translation>
    </message>
    <message>
      <source>Extract voxels</source>
      <translation>提取体素</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>Factor of step, exponential and plateau; decay of inverse time.</source>
      <translation>step、exponential 和 plateau 的系数；inverse time 的衰减率。</translation>
    </message>
    <message>
      <source>Features</source>
      <translation>特征</translation>
    </message>
    <message>
      <source>Features and label were kriged from the same samples, as in the publication: the scores say how well the network agrees with the kriging, not how well either would do at a new hole.</source>
      <translation>特征与标签由同一批样品克里金估值得到,与原发表方法一致:得分只说明网络与克里金结果的吻合程度,并不说明二者在新钻孔处的表现。</translation>
    </message>
    <message>
      <source>Features, labels and split must be of as many blocks, but there are {n}, {labels} and {split}.</source>
      <translation>特征、标签和划分的块体数必须相同，但分别为 {n}、{labels} 和 {split}。</translation>
    </message>
    <message>
      <source>Feed integer codes as numbers, as published, or give each code an input of its own (one-hot).</source>
      <translation>整数代码作为数值输入（同已发表的方法），或每个代码各占一个输入（独热编码）。</translation>
    </message>
    <message>
      <source>Fetching {package}</source>
      <translation>正在获取 {package}</translation>
    </message>
    <message>
      <source>Fewest samples</source>
      <translation>最少样品数</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>字段</translation>
    </message>
    <message>
      <source>Field of codes</source>
      <translation>编码字段</translation>
    </message>
    <message>
      <source>Field of the lithology, or the name of one of alteration or assays: composites end where it changes.</source>
      <translation>岩性表的字段，或蚀变表、化验表的字段名：组合样在其变化处断开。</translation>
    </message>
    <message>
      <source>Figure</source>
      <translation>数值</translation>
    </message>
    <message>
      <source>File of a Python interpreter. create makes the environment from it (by default from QGIS's own), use takes it for all work to come (empty: none is preferred), report looks at it too.</source>
      <translation>Python 解释器文件。create 用它创建环境（默认用 QGIS 自带的），use 今后一律用它工作（留空：不指定），report 也会检查它。</translation>
    </message>
    <message>
      <source>Find out what the negative number stands for.</source>
      <translation>查明该负数的含义。</translation>
    </message>
    <message>
      <source>Finds the connected bodies of blocks whose probability of ore reaches a threshold, and ranks them as drill targets. Each target knows its volume and tonnage, its mean and highest probability, its centroid, its elevations and depths, the nearest hole, and how many holes pass through it. The point stands at the centroid, or at the likeliest block where the centroid lies outside the body; the layer says which. Volume times density is exploration guidance, not a resource.</source>
      <translation>找出矿石概率达到阈值且相互连通的块体，并作为钻探靶区排序。每个靶区给出体积和吨位、平均概率和最高概率、形心、高程和深度、最近钻孔以及穿过它的钻孔数。点位于形心；形心落在矿体之外时，位于概率最高的块体；图层会注明是哪一种。体积乘以密度仅供勘查参考，并非资源量。</translation>
    </message>
    <message>
      <source>Fit variogram</source>
      <translation>拟合变异函数</translation>
    </message>
    <message>
      <source>Fitted to {} samples.</source>
      <translation>根据 {} 个样品拟合。</translation>
    </message>
    <message>
      <source>Fitting the variogram</source>
      <translation>正在拟合变异函数</translation>
    </message>
    <message>
      <source>Fixed threshold</source>
      <translation>固定阈值</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Folder for one raster per category with its probability.</source>
      <translation>存放各类别概率栅格的文件夹，每个类别一个栅格。</translation>
    </message>
    <message>
      <source>Folder of the deposit</source>
      <translation>矿床文件夹</translation>
    </message>
    <message>
      <source>Folder of the results</source>
      <translation>成果文件夹</translation>
    </message>
    <message>
      <source>Folder of wheels</source>
      <translation>wheel 文件夹</translation>
    </message>
    <message>
      <source>Folder with the packages as wheel files, for machines without a network: fill it on another machine of the same kind with pip download. Nothing is fetched from elsewhere then.</source>
      <translation>存放 wheel 格式软件包的文件夹，用于没有网络的计算机：在另一台同类计算机上用 pip download 下载填充。此时不会从别处下载任何内容。</translation>
    </message>
    <message>
      <source>For a network with dropout: how many passes with dropout left on give the uncertainty.</source>
      <translation>用于含随机失活 (dropout) 的神经网络：保持随机失活开启，用多少次前向计算得到不确定性。</translation>
    </message>
    <message>
      <source>For a split by block: edge of the cubes of ground that stay together, in units of the coordinates.</source>
      <translation>用于按立方体划分：不拆开的地下立方体的边长，单位与坐标相同。</translation>
    </message>
    <message>
      <source>For a split by depth: blocks deeper below the surface are test blocks.</source>
      <translation>用于按深度划分：地表以下深度大于此值的块体为测试块体。</translation>
    </message>
    <message>
      <source>For a split by depth: the block model of depths that goes with the blocks.</source>
      <translation>用于按深度划分：与块体配套的深度块体模型。</translation>
    </message>
    <message>
      <source>For a split by hole: codes of the nearest hole, or of domains; blocks of one code stay together.</source>
      <translation>用于按钻孔划分：最近钻孔的代码，或估值域的代码；同一代码的块体不会拆开。</translation>
    </message>
    <message>
      <source>For the other splits: share of the blocks that become test blocks.</source>
      <translation>用于其他划分方式：作为测试块体的比例。</translation>
    </message>
    <message>
      <source>From collars, surveys, assays, lithology and alteration to block models, a network, voxels of the probability of ore, and a report.</source>
      <translation>从孔口、测斜、化验、岩性和蚀变，到块体模型、神经网络、矿石概率体素和报告。</translation>
    </message>
    <message>
      <source>From the tables of drillholes to the probability of ore in every block of the ground.</source>
      <translation>从钻孔数据表到地下每个块体的矿石概率。</translation>
    </message>
    <message>
      <source>Function of the hidden neurons.</source>
      <translation>隐藏层神经元的函数。</translation>
    </message>
    <message>
      <source>Give both tables the same hole names, or choose the right column for them.</source>
      <translation>使两个表的钻孔名称一致，或为其选择正确的列。</translation>
    </message>
    <message>
      <source>Gives each name in a field, such as a rock or an alteration, an integer code from 1 on, and writes the codebook that says which is which. The same name gets the same code in other layers when the codebook is given there as the earlier one.</source>
      <translation>为字段中的每个名称（如岩性或蚀变）赋予从 1 开始的整数代码，并写出代码与名称对照的编码表。将该编码表作为已有编码表用于其他图层时，相同的名称得到相同的代码。</translation>
    </message>
    <message>
      <source>Gives the probability of ore in every block that has all features of a trained network, and how uncertain it is. Features are found by the variable that each block model names: their order and the names of their layers make no difference.</source>
      <translation>为具备训练好的神经网络所需全部特征的每个块体给出矿石概率及其不确定性。特征按各块体模型标明的变量识别，与顺序和图层名称无关。</translation>
    </message>
    <message>
      <source>Goes from drillhole tables to the probability of ore in every block, in one folder: composites, codebook, block models, network, voxels, and a record of the run. It runs the separate algorithms one after another and gives what they would give. The folder is filled beside its place and moved there at the end: a run that fails or is cancelled leaves an earlier result as it was.</source>
      <translation>从钻孔数据表一直算到每个块体的矿石概率，全部放在一个文件夹中：组合样、编码表、块体模型、神经网络、体素和运行记录。它依次运行各个单独的算法，结果与分别运行相同。文件夹先在旁边生成，最后再移到目标位置：运行失败或取消时，先前的结果保持不变。</translation>
    </message>
    <message>
      <source>Grade</source>
      <translation>品位</translation>
    </message>
    <message>
      <source>Grades</source>
      <translation>品位</translation>
    </message>
    <message>
      <source>Greatest bend</source>
      <translation>最大弯曲度</translation>
    </message>
    <message>
      <source>Groups</source>
      <translation>分组</translation>
    </message>
    <message>
      <source>Guessed and noticed in reading</source>
      <translation>读取时的推断与提示</translation>
    </message>
    <message>
      <source>Half mean squared difference</source>
      <translation>差值平方均值的一半</translation>
    </message>
    <message>
      <source>Hard boundary</source>
      <translation>硬边界</translation>
    </message>
    <message>
      <source>Headers of the {table} occur more than once and were numbered: {headers}.</source>
      <translation>{table}表的表头有重复，已加编号：{headers}。</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>帮助</translation>
    </message>
    <message>
      <source>Hidden layers</source>
      <translation>隐藏层</translation>
    </message>
    <message>
      <source>Hidden layers are whole numbers with commas between, such as 128,64,32,16, but {given} was given.</source>
      <translation>隐藏层应为以逗号分隔的整数，例如 128,64,32,16，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Highest</source>
      <translation>最高</translation>
    </message>
    <message>
      <source>Highest elevation</source>
      <translation>最高高程</translation>
    </message>
    <message>
      <source>Hole</source>
      <translation>钻孔</translation>
    </message>
    <message>
      <source>Hole {hole} bends by {bend:.1f} degrees between depths {above:g} and {depth:g}, {rate:.0f} degrees over 30.</source>
      <translation>钻孔 {hole} 在深度 {above:g} 与 {depth:g} 之间弯曲 {bend:.1f} 度，相当于每 30 个单位 {rate:.0f} 度。</translation>
    </message>
    <message>
      <source>Hole {hole} goes upwards, with a dip of {dip:g} degrees.</source>
      <translation>钻孔 {hole} 向上施工，倾角 {dip:g} 度。</translation>
    </message>
    <message>
      <source>Hole {hole} has dips of both signs: {dip:g} at depth {depth:g}.</source>
      <translation>钻孔 {hole} 的倾角有正有负：深度 {depth:g} 处为 {dip:g}。</translation>
    </message>
    <message>
      <source>Hole {hole} has no row in the {other_table}.</source>
      <translation>钻孔 {hole} 在{other_table}表中没有记录。</translation>
    </message>
    <message>
      <source>Hole {hole} has no survey.</source>
      <translation>钻孔 {hole} 没有测斜。</translation>
    </message>
    <message>
      <source>Hole {hole} is {end:g} long and has one station, at depth {depth:g}.</source>
      <translation>钻孔 {hole} 长 {end:g}，只有一个测点，位于深度 {depth:g}。</translation>
    </message>
    <message>
      <source>Hole {hole} lies {distance:.0f} from the nearest other collar.</source>
      <translation>钻孔 {hole} 距最近的其他孔口 {distance:.0f}。</translation>
    </message>
    <message>
      <source>Hole {hole} starts at elevation {z:.1f}, its nearest neighbour, {distance:.0f} away, at {other:.1f}.</source>
      <translation>钻孔 {hole} 的孔口高程为 {z:.1f}，而相距 {distance:.0f} 的最近相邻钻孔为 {other:.1f}。</translation>
    </message>
    <message>
      <source>Hole {hole} starts at the same point as hole {other}.</source>
      <translation>钻孔 {hole} 与钻孔 {other} 的孔口在同一点。</translation>
    </message>
    <message>
      <source>Hole {hole}, {start:g} to {end:g}: the rest of the hole or unit is shorter than half a composite.</source>
      <translation>钻孔 {hole}，{start:g} 至 {end:g}：钻孔或单元的剩余部分不足半个组合样。</translation>
    </message>
    <message>
      <source>Hole {hole}, {start:g} to {end:g}: too little of the composite has a grade or a category.</source>
      <translation>钻孔 {hole}，{start:g} 至 {end:g}：组合样中有品位或类别的部分过少。</translation>
    </message>
    <message>
      <source>Hole {hole}: nothing in the {table} between {start:g} and {end:g}.</source>
      <translation>钻孔 {hole}：{table}表在 {start:g} 与 {end:g} 之间没有数据。</translation>
    </message>
    <message>
      <source>Hole {hole}: the assay from {start} m ends below the hole.</source>
      <translation>钻孔 {hole}：始于 {start} m 的化验样段止于终孔深度以下。</translation>
    </message>
    <message>
      <source>Hole {hole}: the assay from {start} m is given twice.</source>
      <translation>钻孔 {hole}：始于 {start} m 的化验样段给出了两次。</translation>
    </message>
    <message>
      <source>Hole {hole}: the assay from {start} m overlaps the one before it by 0.8 m.</source>
      <translation>钻孔 {hole}：始于 {start} m 的化验样段与前一段重叠 0.8 m。</translation>
    </message>
    <message>
      <source>Hole {hole}: the lithology from {start} m has from and to exchanged.</source>
      <translation>钻孔 {hole}：始于 {start} m 的岩性段起止颠倒。</translation>
    </message>
    <message>
      <source>Hole {hole}: the lithology from {start} m was not logged.</source>
      <translation>钻孔 {hole}：始于 {start} m 的岩性段未编录。</translation>
    </message>
    <message>
      <source>Holes</source>
      <translation>钻孔</translation>
    </message>
    <message>
      <source>Holes near the bodies</source>
      <translation>矿体附近的钻孔</translation>
    </message>
    <message>
      <source>Holes {hole} and {other} differ only in capitals, blanks, signs or leading zeros.</source>
      <translation>钻孔 {hole} 与 {other} 的名称只有大小写、空格、符号或前导零不同。</translation>
    </message>
    <message>
      <source>How blocks are parted into training and test: by depth below the surface, as published; by hole or domain (blocks of one code of the raster of groups stay together); by cubes of ground; at random. A random split flatters: neighbours of the scored blocks were trained on.</source>
      <translation>块体划分为训练和测试的方式：按地表以下深度（同已发表的方法）；按钻孔或估值域（分组栅格中同一代码的块体不拆开）；按地下立方体；随机。随机划分的结果偏乐观：被评分块体的相邻块体参与了训练。</translation>
    </message>
    <message>
      <source>How blocks must touch to belong to one body: faces, also edges, or also corners.</source>
      <translation>块体以何种方式相接才算同一矿体:面相接、也可棱相接、或也可角相接。</translation>
    </message>
    <message>
      <source>How far the blocks reach beyond the samples, sideways and down; empty: two blocks.</source>
      <translation>块体向四周和向下超出样品的距离；留空为两个块体。</translation>
    </message>
    <message>
      <source>How many libraries the best Python lacks.</source>
      <translation>最合适的 Python 所缺少的库的数量。</translation>
    </message>
    <message>
      <source>How many ranges of the variogram the search ellipsoid is long; not used when radii are given.</source>
      <translation>搜索椭球的大小为变异函数变程的多少倍；给出半径时不使用。</translation>
    </message>
    <message>
      <source>How often all training blocks are seen.</source>
      <translation>全部训练块体被学习的遍数。</translation>
    </message>
    <message>
      <source>How the learning rate changes with the epochs.</source>
      <translation>学习率随轮次变化的方式。</translation>
    </message>
    <message>
      <source>How the path between two stations of a survey is drawn.</source>
      <translation>测斜的两个测点之间钻孔轨迹的绘制方式。</translation>
    </message>
    <message>
      <source>How the probability from which on a block is called ore is chosen on the validation blocks: best F1, ROC point nearest to (0, 1), or fixed.</source>
      <translation>在验证块体上选择判为矿石的概率阈值的方式：F1 最大、ROC 曲线上距 (0, 1) 最近的点，或固定值。</translation>
    </message>
    <message>
      <source>How weights change; Adam as published.</source>
      <translation>权重的更新方法；已发表的方法为 Adam。</translation>
    </message>
    <message>
      <source>Ignore elevations of the sources</source>
      <translation>忽略数据源的高程</translation>
    </message>
    <message>
      <source>In the file: the numbers as they stand there, codes too. Later means are weighted with length.</source>
      <translation>文件中:原始数值,含代码;其后的平均值按长度加权。</translation>
    </message>
    <message>
      <source>In the order of the sources, with commas between; by default the layers' own names.</source>
      <translation>按数据源的顺序填写，以逗号分隔；默认使用图层本身的名称。</translation>
    </message>
    <message>
      <source>In the units of the coordinates.</source>
      <translation>单位与坐标相同。</translation>
    </message>
    <message>
      <source>In the {table}, dips are negative downwards.</source>
      <translation>{table}表中，倾角向下为负。</translation>
    </message>
    <message>
      <source>In the {table}, dips are positive downwards; they were turned negative.</source>
      <translation>{table}表中，倾角向下为正；已转为负值。</translation>
    </message>
    <message>
      <source>In the {table}, the comma in {columns} was read as a separator of thousands.</source>
      <translation>{table}表的 {columns} 中，逗号按千位分隔符读取。</translation>
    </message>
    <message>
      <source>In the {table}, {x} holds northings and {y} eastings, as Chinese surveyors name them; they were read so.</source>
      <translation>{table}表中，按中国测量习惯 {x} 存放北坐标、{y} 存放东坐标；已按此读取。</translation>
    </message>
    <message>
      <source>In words: an AUC up to 0.5 says nothing, up to 0.9 it is moderate, above 0.9 high. An accuracy means little unless it is above the share of the larger class. The published figures come from another deposit; the chosen threshold was found without the test blocks.</source>
      <translation>文字评价:AUC 不超过 0.5 为无判别力,不超过 0.9 为中等,高于 0.9 为高。准确率只有高于较大类的占比才有意义。发表的数值来自另一矿床;所选阈值未使用测试块体。</translation>
    </message>
    <message>
      <source>In {column} of the {table}, {value} was replaced by {by}; cells: {count}.</source>
      <translation>{table}表的 {column} 列中，{value} 已替换为 {by}；单元格数：{count}。</translation>
    </message>
    <message>
      <source>In {column} of the {table}, {value} was taken as missing; cells: {count}.</source>
      <translation>{table}表的 {column} 列中，{value} 视为缺失；单元格数：{count}。</translation>
    </message>
    <message>
      <source>Indicator, grade or category</source>
      <translation>指示值、品位或类别</translation>
    </message>
    <message>
      <source>Inputs</source>
      <translation>输入</translation>
    </message>
    <message>
      <source>Inputs with checksums, settings, seeds, versions, scores and every epoch (.json).</source>
      <translation>输入及其校验和、设置、随机种子、版本、评分和每个轮次 (.json)。</translation>
    </message>
    <message>
      <source>Installation</source>
      <translation>安装</translation>
    </message>
    <message>
      <source>Installing the packages</source>
      <translation>正在安装软件包</translation>
    </message>
    <message>
      <source>Interpreter</source>
      <translation>解释器</translation>
    </message>
    <message>
      <source>Interval of the schedule</source>
      <translation>学习率调整间隔</translation>
    </message>
    <message>
      <source>It does not run: {reason}</source>
      <translation>无法运行：{reason}</translation>
    </message>
    <message>
      <source>It stops after this epoch and keeps the best.</source>
      <translation>将在本轮结束后停止，并保留最佳结果。</translation>
    </message>
    <message>
      <source>Its block model.</source>
      <translation>其块体模型。</translation>
    </message>
    <message>
      <source>Its name.</source>
      <translation>其名称。</translation>
    </message>
    <message>
      <source>Krige categories</source>
      <translation>类别克里金</translation>
    </message>
    <message>
      <source>Krige grades</source>
      <translation>品位克里金</translation>
    </message>
    <message>
      <source>Kriging</source>
      <translation>克里金</translation>
    </message>
    <message>
      <source>Kriging variance</source>
      <translation>克里金方差</translation>
    </message>
    <message>
      <source>L1</source>
      <translation>L1</translation>
    </message>
    <message>
      <source>L2</source>
      <translation>L2</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Label blocks</source>
      <translation>标注块体</translation>
    </message>
    <message>
      <source>Label: {field} or waste</source>
      <translation>标签：{field} 或废石</translation>
    </message>
    <message>
      <source>Labels blocks as ore (1) or waste (0): what a network learns to tell. Ore is where a kriged indicator or grade reaches a cutoff, or where a category is one of those named, or what lies inside a closed body. Blocks without a value stay without a label.</source>
      <translation>将块体标注为矿石 (1) 或废石 (0)，即神经网络要学会区分的内容。矿石是克里金指示值或品位达到边界值之处，或属于所列类别之处，或位于封闭矿体内部之处。没有数值的块体不加标签。</translation>
    </message>
    <message>
      <source>Largest distance to a sample</source>
      <translation>到样品的最大距离</translation>
    </message>
    <message>
      <source>Largest memory: {memory}.</source>
      <translation>最大内存:{memory}。</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>图层</translation>
    </message>
    <message>
      <source>Lays a regular grid of blocks around the samples, or over an extent, and keeps the blocks whose centre lies in the ground, inside the boundary and near enough to a sample. Each kept block knows its depth below the surface, its distance to the nearest sample and the hole of that sample. Block corners lie on whole multiples of the block size, so that models of one size fit each other.</source>
      <translation>在样品周围或指定范围内建立规则的块体网格，保留中心位于地下、边界以内且距样品足够近的块体。每个保留的块体都记录其在地表以下的深度、到最近样品的距离以及该样品所属的钻孔。块体角点位于块体尺寸的整数倍处，因此尺寸相同的模型可以互相套合。</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>学习过程</translation>
    </message>
    <message>
      <source>Learning curves</source>
      <translation>学习曲线</translation>
    </message>
    <message>
      <source>Learning curves of its training</source>
      <translation>训练时的学习曲线</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>学习率</translation>
    </message>
    <message>
      <source>Least volume</source>
      <translation>最小体积</translation>
    </message>
    <message>
      <source>Left out, wholly or in part</source>
      <translation>全部或部分舍去</translation>
    </message>
    <message>
      <source>Length of a composite along the hole, in the units of the coordinates.</source>
      <translation>组合样沿钻孔的长度，单位与坐标相同。</translation>
    </message>
    <message>
      <source>Length of all traces</source>
      <translation>轨迹总长度</translation>
    </message>
    <message>
      <source>Length of every block in this direction, in units of the coordinates.</source>
      <translation>每个块体在该方向上的长度，单位与坐标相同。</translation>
    </message>
    <message>
      <source>Length of the first steps.</source>
      <translation>最初几步的步长。</translation>
    </message>
    <message>
      <source>Length with values</source>
      <translation>有值长度</translation>
    </message>
    <message>
      <source>Let the network also learn from easting, northing and elevation. It then knows where ore was found, which helps between the holes and misleads beyond them.</source>
      <translation>让神经网络也学习东坐标、北坐标和高程。这样它就知道矿石是在哪里发现的，在钻孔之间有帮助，超出钻孔范围则会误导。</translation>
    </message>
    <message>
      <source>Level plan</source>
      <translation>水平中段平面图</translation>
    </message>
    <message>
      <source>Level plans</source>
      <translation>水平中段平面图</translation>
    </message>
    <message>
      <source>Level {0}, from {1} to {2}.</source>
      <translation>水平层 {0}，从 {1} 到 {2}。</translation>
    </message>
    <message>
      <source>Level {bottom} to {top}</source>
      <translation>中段 {bottom} 至 {top}</translation>
    </message>
    <message>
      <source>Libraries</source>
      <translation>库</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>库</translation>
    </message>
    <message>
      <source>Line {line} of the {table} cannot be read: {reason}. Is a quotation mark left open?</source>
      <translation>{table}表第 {line} 行无法读取：{reason}。是否有未闭合的引号？</translation>
    </message>
    <message>
      <source>Lines with elevation, and the depth along the hole as measure (.gpkg).</source>
      <translation>带高程的线，以沿钻孔的深度作为 M 值 (.gpkg)。</translation>
    </message>
    <message>
      <source>Lithology</source>
      <translation>岩性</translation>
    </message>
    <message>
      <source>Longest distance</source>
      <translation>最大滞后距</translation>
    </message>
    <message>
      <source>Longest distance between two vertices of a trace, in the units of the coordinates.</source>
      <translation>轨迹上两个顶点之间的最大距离，单位与坐标相同。</translation>
    </message>
    <message>
      <source>Longest gradient</source>
      <translation>最大梯度</translation>
    </message>
    <message>
      <source>Longest range</source>
      <translation>最大变程</translation>
    </message>
    <message>
      <source>Look for directions</source>
      <translation>考虑方向性</translation>
    </message>
    <message>
      <source>Looks after the Python in which Oresight does its heavy work, apart from QGIS. It reports which Pythons there are, which libraries each has, and what is missing for what; it makes an environment of Oresight's own in your user folder and installs PyTorch, SciPy and the other libraries into it; and it repairs that environment. The Python of QGIS is never changed.</source>
      <translation>管理 Oresight 进行大量计算所用的 Python，它与 QGIS 分开。可报告有哪些 Python、各有哪些库、缺少什么以及用于什么；可在您的用户文件夹中创建 Oresight 专用环境，并安装 PyTorch、SciPy 等库；还可修复该环境。绝不改动 QGIS 的 Python。</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>损失函数</translation>
    </message>
    <message>
      <source>Lowest</source>
      <translation>最低</translation>
    </message>
    <message>
      <source>Lowest coverage</source>
      <translation>最低覆盖率</translation>
    </message>
    <message>
      <source>Lowest elevation</source>
      <translation>最低高程</translation>
    </message>
    <message>
      <source>Lowest value shown</source>
      <translation>显示的最小值</translation>
    </message>
    <message>
      <source>Machine</source>
      <translation>计算机</translation>
    </message>
    <message>
      <source>Major axis</source>
      <translation>主轴</translation>
    </message>
    <message>
      <source>Makes a point at the centre of every block whose value reaches a minimum. The layer carries its own style: dots on the map, and in the 3D view cubes of the block's size, coloured along the same ramp as the block model. Blocks are read level by level, so that models of millions of blocks pass.</source>
      <translation>在每个达到最小值的块体中心生成一个点。图层自带样式：地图上为圆点，三维视图中为块体大小的立方体，颜色与块体模型使用同一色带。块体逐层读取，因此数百万块体的模型也能处理。</translation>
    </message>
    <message>
      <source>Making a Python environment in {folder}</source>
      <translation>正在 {folder} 中创建 Python 环境</translation>
    </message>
    <message>
      <source>Manage environment</source>
      <translation>管理运行环境</translation>
    </message>
    <message>
      <source>Manage environment…</source>
      <translation>管理运行环境…</translation>
    </message>
    <message>
      <source>Margin</source>
      <translation>外扩距离</translation>
    </message>
    <message>
      <source>Mass of a cubic metre of rock in tonnes, for the tonnage.</source>
      <translation>每立方米岩石的质量（吨），用于计算吨位。</translation>
    </message>
    <message>
      <source>Mean by length</source>
      <translation>长度加权均值</translation>
    </message>
    <message>
      <source>Measure on the map, as if every source went straight down.</source>
      <translation>在平面上量算，视每个数据源都竖直向下延伸。</translation>
    </message>
    <message>
      <source>Measures how unlike samples become with distance and direction, and fits a variogram model: nugget, sills, ranges along three axes and their directions. The report shows the model on the experimental variogram. A fit that makes no sense is refused with the reason, and a rule of thumb is written instead.</source>
      <translation>度量样品间的差异如何随距离和方向增大，并拟合变异函数模型：块金值、基台值、三个轴的变程及其方向。报告将模型绘制在实验变异函数上。不合理的拟合会被拒绝并说明原因，同时改用经验法则写出结果。</translation>
    </message>
    <message>
      <source>Median</source>
      <translation>中位数</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>方法</translation>
    </message>
    <message>
      <source>Method, to paste</source>
      <translation>方法说明(可直接粘贴)</translation>
    </message>
    <message>
      <source>Min-max to 0 to 1, as published; z-score; logarithm, for skew grades; robust, by quartiles; none. Fitted on the training blocks only.</source>
      <translation>min-max 缩放到 0 至 1（同已发表的方法）；z-score 标准化；取对数，用于偏态分布的品位；robust，按四分位数；不缩放。只根据训练块体确定。</translation>
    </message>
    <message>
      <source>Minor axis</source>
      <translation>短轴</translation>
    </message>
    <message>
      <source>Misfit</source>
      <translation>拟合误差</translation>
    </message>
    <message>
      <source>Misfit, relative</source>
      <translation>相对拟合误差</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>缺少</translation>
    </message>
    <message>
      <source>Missing libraries</source>
      <translation>缺少的库</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>Momentum</source>
      <translation>动量</translation>
    </message>
    <message>
      <source>Most probable category</source>
      <translation>最可能类别</translation>
    </message>
    <message>
      <source>Most samples</source>
      <translation>最多样品数</translation>
    </message>
    <message>
      <source>Names not in it</source>
      <translation>不在其中的名称</translation>
    </message>
    <message>
      <source>Names of the sources</source>
      <translation>数据源名称</translation>
    </message>
    <message>
      <source>Names or codes of the categories that are ore, with commas between; then the cutoff is not used.</source>
      <translation>视为矿石的类别名称或代码，以逗号分隔；此时不使用边界品位。</translation>
    </message>
    <message>
      <source>Nearest hole</source>
      <translation>最近钻孔</translation>
    </message>
    <message>
      <source>Needed for</source>
      <translation>用途</translation>
    </message>
    <message>
      <source>Neither an elevation model nor collars were given: the surface of the ground is laid through the highest samples of {n} holes, and blocks above it are left out.</source>
      <translation>既未给出高程模型也未给出孔口：地表面由 {n} 个钻孔中最高的样品拟合，其上的块体被舍去。</translation>
    </message>
    <message>
      <source>Nesterov momentum of SGD; 0 for none.</source>
      <translation>SGD 的 Nesterov 动量；0 为不使用。</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>神经网络</translation>
    </message>
    <message>
      <source>Network evaluation</source>
      <translation>神经网络评估</translation>
    </message>
    <message>
      <source>Network training</source>
      <translation>神经网络训练</translation>
    </message>
    <message>
      <source>Networks can be trained on: {devices}.</source>
      <translation>可在以下设备上训练神经网络：{devices}。</translation>
    </message>
    <message>
      <source>Neurons of each hidden layer with commas between, such as 128,64,32,16, or 128:relu,64:tanh with their own activations; empty for none.</source>
      <translation>各隐藏层的神经元数，以逗号分隔，例如 128,64,32,16；也可各自指定激活函数，例如 128:relu,64:tanh；留空为没有隐藏层。</translation>
    </message>
    <message>
      <source>No Python was found that a worker could be started with.</source>
      <translation>未找到可用于启动工作进程的 Python。</translation>
    </message>
    <message>
      <source>No block has a value in all rasters; {missing}. All must cover the same ground.</source>
      <translation>没有块体在所有栅格中都有值；{missing}。所有栅格必须覆盖同一范围。</translation>
    </message>
    <message>
      <source>No block has all features in a form that the network knows; none can be scored.</source>
      <translation>没有块体以神经网络认识的形式具备全部特征；无法评分。</translation>
    </message>
    <message>
      <source>No block is left: of {total} blocks none lies below the surface, within the boundary and near enough to a sample.</source>
      <translation>没有剩下任何块体：{total} 个块体中，没有一个位于地表以下、边界以内且距样品足够近。</translation>
    </message>
    <message>
      <source>No block lies inside the boundary; do boundary and samples lie in the same place?</source>
      <translation>没有块体位于边界以内；边界与样品是否在同一位置？</translation>
    </message>
    <message>
      <source>No block reaches {minimum}: the largest value of the {count} blocks is {highest}. Lower the minimum.</source>
      <translation>没有块体达到 {minimum}：{count} 个块体的最大值为 {highest}。请降低最小值。</translation>
    </message>
    <message>
      <source>No block reaches {threshold}: the largest value is {highest}.</source>
      <translation>没有块体达到 {threshold}：最大值为 {highest}。</translation>
    </message>
    <message>
      <source>No body of blocks reaches the threshold and the least volume.</source>
      <translation>没有块体组合达到阈值和最小体积。</translation>
    </message>
    <message>
      <source>No category was named as ore; at least one is needed.</source>
      <translation>没有指定任何类别为矿石；至少需要一个。</translation>
    </message>
    <message>
      <source>No cell was replaced.</source>
      <translation>没有单元格被替换。</translation>
    </message>
    <message>
      <source>No elevation model was given: the surface of the ground is laid through {n} collars.</source>
      <translation>未给出高程模型：地表面由 {n} 个孔口拟合。</translation>
    </message>
    <message>
      <source>No feature rasters were given; at least one is needed.</source>
      <translation>未给出特征栅格；至少需要一个。</translation>
    </message>
    <message>
      <source>No folder for temporary files can be written: {roots}. Set one in the options of Processing.</source>
      <translation>没有可写入临时文件的文件夹：{roots}。请在 Processing 选项中设置。</translation>
    </message>
    <message>
      <source>No hole of the {table} is in the collars: the {table} have {theirs}, the collars {ours}.</source>
      <translation>{table}表中没有任何钻孔在孔口表中：{table}表有 {theirs}，孔口表有 {ours}。</translation>
    </message>
    <message>
      <source>No hole of the {table} is in the collars: the {table} have {theirs}, the collars {ours}. They would match without capitals, blanks, signs and leading zeros: was a table saved by a spreadsheet?</source>
      <translation>{table}表中没有任何钻孔在孔口表中：{table}表有 {theirs}，孔口表有 {ours}。忽略大小写、空格、符号和前导零则可匹配：是否有表经电子表格软件保存过？</translation>
    </message>
    <message>
      <source>No row was left out.</source>
      <translation>没有行被剔除。</translation>
    </message>
    <message>
      <source>No split was given: blocks that the network was trained on may be among the scored ones, and then the figures are too good.</source>
      <translation>未给出数据划分：被评分的块体中可能含有神经网络的训练块体，此时各项指标会偏高。</translation>
    </message>
    <message>
      <source>None of the {n} blocks could be estimated: samples and block model must cover the same ground, and the search must reach from one to the other.</source>
      <translation>{n} 个块体都无法估值：样品与块体模型必须覆盖同一范围，且搜索范围必须能从块体到达样品。</translation>
    </message>
    <message>
      <source>None of the {n} samples has a class; at least one is needed.</source>
      <translation>{n} 个样品都没有类别；至少需要一个。</translation>
    </message>
    <message>
      <source>None of the {n} samples has a {field} that the codebook knows.</source>
      <translation>{n} 个样品中没有一个的 {field} 在编码表中。</translation>
    </message>
    <message>
      <source>None of the {n} samples has an elevation; a layer of points with Z is needed, such as composites.</source>
      <translation>{n} 个样品都没有高程；需要带 Z 值的点图层，例如组合样。</translation>
    </message>
    <message>
      <source>None of the {n} samples has coordinates and a value.</source>
      <translation>{n} 个样品都没有坐标和数值。</translation>
    </message>
    <message>
      <source>None of the {rows} rows of the collars can be used.</source>
      <translation>孔口表的 {rows} 行都无法使用。</translation>
    </message>
    <message>
      <source>None of the {total} bodies has a volume of {minimum}: the largest has {largest}.</source>
      <translation>{total} 个矿体的体积都未达到 {minimum}：最大的为 {largest}。</translation>
    </message>
    <message>
      <source>Normalise the sums of each hidden layer over the batch.</source>
      <translation>对每个隐藏层的加权和按批归一化。</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>提示</translation>
    </message>
    <message>
      <source>Nothing for short holes; a long hole with one station may lie elsewhere.</source>
      <translation>短孔无需处理；只有一个测点的长孔，实际位置可能有偏离。</translation>
    </message>
    <message>
      <source>Nothing for underground holes; else check the sign of the dip.</source>
      <translation>坑内钻孔无需处理；否则检查倾角的正负号。</translation>
    </message>
    <message>
      <source>Nothing for wedges and fans; else correct one of the collars.</source>
      <translation>分支孔和扇形孔无需处理；否则更正其中一个孔口。</translation>
    </message>
    <message>
      <source>Nothing is missing.</source>
      <translation>没有缺少的内容。</translation>
    </message>
    <message>
      <source>Nothing was found.</source>
      <translation>未发现问题。</translation>
    </message>
    <message>
      <source>Nothing, if the hole goes on straight.</source>
      <translation>若钻孔保持原方向延伸，无需处理。</translation>
    </message>
    <message>
      <source>Nothing, if the hole starts in the direction of its first station.</source>
      <translation>若钻孔开孔方向与第一个测点一致，无需处理。</translation>
    </message>
    <message>
      <source>Nothing, if the rule suits the laboratory's codes; it can be changed.</source>
      <translation>若该规则符合化验室的代码，无需处理；规则可以更改。</translation>
    </message>
    <message>
      <source>Nothing, if the stretch was not sampled or logged.</source>
      <translation>若该段未取样或未编录，无需处理。</translation>
    </message>
    <message>
      <source>Nothing, if the stretch was not sampled or logged; it counts neither as zero nor as mean.</source>
      <translation>若该段未取样或未编录，无需处理；它既不当作零，也不参与平均。</translation>
    </message>
    <message>
      <source>Nugget</source>
      <translation>块金值</translation>
    </message>
    <message>
      <source>Nugget, share of the sill</source>
      <translation>块金值占基台值的比例</translation>
    </message>
    <message>
      <source>Number from which everything random is drawn; each gives another deposit.</source>
      <translation>所有随机数由此数产生；不同的数得到不同的矿床。</translation>
    </message>
    <message>
      <source>Number of blocks in the model.</source>
      <translation>模型中的块体数。</translation>
    </message>
    <message>
      <source>Number of blocks that have too few samples near; they are nodata.</source>
      <translation>因附近样品过少而为无数据值的块体数。</translation>
    </message>
    <message>
      <source>Number of blocks with a probability.</source>
      <translation>得到概率的块体数。</translation>
    </message>
    <message>
      <source>Number of classes.</source>
      <translation>类别数。</translation>
    </message>
    <message>
      <source>Number of composites that are ore.</source>
      <translation>属于矿石的组合样数。</translation>
    </message>
    <message>
      <source>Number of composites.</source>
      <translation>组合样数。</translation>
    </message>
    <message>
      <source>Number of problems of this severity.</source>
      <translation>该严重程度的问题数。</translation>
    </message>
    <message>
      <source>Number of rows left out, wholly or in part.</source>
      <translation>全部或部分被舍去的行数。</translation>
    </message>
    <message>
      <source>Number of rows without a code.</source>
      <translation>没有代码的行数。</translation>
    </message>
    <message>
      <source>Number of targets.</source>
      <translation>靶区数。</translation>
    </message>
    <message>
      <source>Number of traces.</source>
      <translation>轨迹数。</translation>
    </message>
    <message>
      <source>Number of voxels.</source>
      <translation>体素数。</translation>
    </message>
    <message>
      <source>Of the blocks with a label.</source>
      <translation>占有标签块体的比例。</translation>
    </message>
    <message>
      <source>Of the collars' coordinates; empty: the collar layer's. Degrees are refused.</source>
      <translation>孔口坐标的坐标参照系；留空：使用孔口图层的坐标参照系。不接受以度为单位的坐标。</translation>
    </message>
    <message>
      <source>Of the first weights, the order of the blocks, dropout and drawn splits: the same seed gives the same network on the CPU.</source>
      <translation>决定初始权重、块体顺序、随机失活和抽取的划分：在 CPU 上，同一种子得到同一个神经网络。</translation>
    </message>
    <message>
      <source>Of the fitted model.</source>
      <translation>所拟合模型的值。</translation>
    </message>
    <message>
      <source>On the graphics card (CUDA)</source>
      <translation>使用显卡 (CUDA)</translation>
    </message>
    <message>
      <source>On the graphics processor (MPS)</source>
      <translation>使用图形处理器 (MPS)</translation>
    </message>
    <message>
      <source>On the processor</source>
      <translation>使用处理器 (CPU)</translation>
    </message>
    <message>
      <source>On the test blocks, at the network's threshold; empty when it is not defined.</source>
      <translation>在测试块体上按神经网络的阈值计算；无定义时为空。</translation>
    </message>
    <message>
      <source>On the test blocks, where the true ore is known, as in a sample deposit; else empty.</source>
      <translation>在真实矿石已知的测试块体上计算（如示例矿床）；否则为空。</translation>
    </message>
    <message>
      <source>On {n} test blocks the AUC is {auc}; {accuracy} of them are called rightly, where calling all of them the same would get {share}.</source>
      <translation>在 {n} 个测试块体上，AUC 为 {auc}；{accuracy} 的块体判断正确，而把所有块体判为同一类可得 {share}。</translation>
    </message>
    <message>
      <source>On {n} test blocks the network has an AUC of {auc} ({words}). It calls {accuracy} of them rightly, where calling all of them the same would get {share}.</source>
      <translation>在 {n} 个测试块体上,网络的 AUC 为 {auc}({words})。其中 {accuracy} 判断正确,而全部判为同一类可得 {share}。</translation>
    </message>
    <message>
      <source>Once: finds a Python that has torch and scipy, or makes one, apart from QGIS.</source>
      <translation>只需一次：找到一个带有 torch 和 scipy 的 Python，或另建一个，与 QGIS 分开。</translation>
    </message>
    <message>
      <source>One point per body (.gpkg), labelled with its rank.</source>
      <translation>每个矿体一个点 (.gpkg)，以名次标注。</translation>
    </message>
    <message>
      <source>Only numbers can be given to the worker, but the array {name} holds {given}.</source>
      <translation>只能向工作进程传递数字，但数组 {name} 存放的是 {given}。</translation>
    </message>
    <message>
      <source>Open run record</source>
      <translation>打开运行记录</translation>
    </message>
    <message>
      <source>Open run record…</source>
      <translation>打开运行记录…</translation>
    </message>
    <message>
      <source>Open the run record of a training, the scores of an evaluation, or run.json of a workflow.</source>
      <translation>打开训练的运行记录、评估的评分文件，或工作流的 run.json。</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>打开…</translation>
    </message>
    <message>
      <source>Optimizer</source>
      <translation>优化器</translation>
    </message>
    <message>
      <source>Order of the codes</source>
      <translation>编码顺序</translation>
    </message>
    <message>
      <source>Ore</source>
      <translation>矿石</translation>
    </message>
    <message>
      <source>Ore body</source>
      <translation>矿体</translation>
    </message>
    <message>
      <source>Ore composites</source>
      <translation>矿石组合样数</translation>
    </message>
    <message>
      <source>Ore expression</source>
      <translation>矿石表达式</translation>
    </message>
    <message>
      <source>Ore in 3D</source>
      <translation>三维矿石</translation>
    </message>
    <message>
      <source>Oresight</source>
      <translation>Oresight</translation>
    </message>
    <message>
      <source>Oresight 3D</source>
      <translation>Oresight 三维视图</translation>
    </message>
    <message>
      <source>Oresight evaluation</source>
      <translation>Oresight 评估</translation>
    </message>
    <message>
      <source>Oresight help</source>
      <translation>Oresight 帮助</translation>
    </message>
    <message>
      <source>Oresight training</source>
      <translation>Oresight 训练</translation>
    </message>
    <message>
      <source>Other sources</source>
      <translation>其他数据源</translation>
    </message>
    <message>
      <source>Output</source>
      <translation>输出</translation>
    </message>
    <message>
      <source>Overlap by level</source>
      <translation>各中段的重叠</translation>
    </message>
    <message>
      <source>Package index</source>
      <translation>软件包索引</translation>
    </message>
    <message>
      <source>Pairs looked at</source>
      <translation>参与计算的样品对</translation>
    </message>
    <message>
      <source>Pairs of samples</source>
      <translation>样品对</translation>
    </message>
    <message>
      <source>Pairs of samples farther apart are not looked at; empty: half the extent of the samples.</source>
      <translation>距离超过此值的样品对不参与计算；留空：样品分布范围的一半。</translation>
    </message>
    <message>
      <source>Passes</source>
      <translation>计算次数</translation>
    </message>
    <message>
      <source>Patience</source>
      <translation>容忍轮次</translation>
    </message>
    <message>
      <source>Plunge (°)</source>
      <translation>侧伏角 (°)</translation>
    </message>
    <message>
      <source>Points are half the mean squared difference of pairs of samples at about one distance, divided by the variance of these very samples and multiplied by that of all: so that rich ground that was drilled densely does not make near samples look more different than far ones. The line is the model, the grey line is the variance of the samples. Pairs were summed up by distance and direction; ranges and angles were searched from many starts, nugget and sills follow from non-negative least squares; every distance counts alike. Ranges differ by direction only where samples are then better estimated from other holes. Angles: azimuth of the major axis clockwise from north, its dip negative downwards, and the turn of the other two axes about it. Without a direction the line is the mean of the model over the pairs of each distance.</source>
      <translation>图中的点为距离相近的样品对差值平方均值的一半，除以这些样品自身的方差，再乘以全部样品的方差：这样，富矿地段钻孔密集就不会使近处的样品看起来比远处的差异更大。曲线为模型，灰线为样品方差。样品对按距离和方向汇总；变程和角度从多个起点搜索得到，块金值和基台值由非负最小二乘求得；每个距离的权重相同。只有当其他钻孔的样品因此估得更准时，变程才随方向变化。角度依次为：主轴方位角（自北起顺时针）、主轴倾角（向下为负）、其余两轴绕主轴的旋转角。不分方向时，曲线为模型对每个距离上各样品对的平均。</translation>
    </message>
    <message>
      <source>Points of the ROC and precision-recall curves (.csv).</source>
      <translation>ROC 曲线和精确率-召回率曲线上的点 (.csv)。</translation>
    </message>
    <message>
      <source>Points with elevation (.gpkg): hole_id, depth_from, depth_to, length, grades, categories, ore.</source>
      <translation>带高程的点 (.gpkg)：hole_id、depth_from、depth_to、length、品位、类别、ore。</translation>
    </message>
    <message>
      <source>Points with elevation (.gpkg): severity, rule, table, row, hole, depth, what is wrong, the remedy.</source>
      <translation>带高程的点 (.gpkg)：严重程度、规则、表、行、钻孔、深度、错误内容、处理方法。</translation>
    </message>
    <message>
      <source>Points with elevation (.gpkg): value, elevation and size of each block; cubes in the 3D view.</source>
      <translation>带高程的点 (.gpkg)：每个块体的数值、高程和尺寸；三维视图中为立方体。</translation>
    </message>
    <message>
      <source>Points with elevation, such as composites.</source>
      <translation>带高程的点，例如组合样。</translation>
    </message>
    <message>
      <source>Points with elevation, such as composites; the blocks are laid around them.</source>
      <translation>带高程的点，例如组合样；块体布置在它们周围。</translation>
    </message>
    <message>
      <source>Polygons; blocks whose centre lies outside of them are left out.</source>
      <translation>多边形；中心落在其外的块体将被舍去。</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>精确率</translation>
    </message>
    <message>
      <source>Predict probability</source>
      <translation>预测概率</translation>
    </message>
    <message>
      <source>Predicted body beside the labelled one</source>
      <translation>预测矿体与标签矿体对照</translation>
    </message>
    <message>
      <source>Predicting {n} blocks</source>
      <translation>正在预测 {n} 个块体</translation>
    </message>
    <message>
      <source>Probabilities</source>
      <translation>概率</translation>
    </message>
    <message>
      <source>Probabilities and labels must be as many, but there are {probabilities} and {labels}.</source>
      <translation>概率与标签的数目必须相同，但分别为 {probabilities} 和 {labels}。</translation>
    </message>
    <message>
      <source>Probability from which on a block is called ore.</source>
      <translation>概率达到此值的块体判为矿石。</translation>
    </message>
    <message>
      <source>Probability from which on the network calls a block ore.</source>
      <translation>概率达到此值的块体，神经网络判为矿石。</translation>
    </message>
    <message>
      <source>Probability layers</source>
      <translation>概率图层</translation>
    </message>
    <message>
      <source>Probability of ore</source>
      <translation>矿石概率</translation>
    </message>
    <message>
      <source>Probability of ore, 0 to 1 (.tif).</source>
      <translation>矿石概率，0 到 1 (.tif)。</translation>
    </message>
    <message>
      <source>Probability of ore. The outline is the label that the network learned; dots are composites within half a level or a block of the picture, those of ore in the colour of the outline. A block is called ore from {threshold} on.</source>
      <translation>含矿概率。轮廓线为网络所学的标签;圆点为距图面半个中段或一个块体以内的组合样,矿样与轮廓线同色。概率达到 {threshold} 的块体判为矿。</translation>
    </message>
    <message>
      <source>Probability of ore: {title}</source>
      <translation>含矿概率:{title}</translation>
    </message>
    <message>
      <source>Probability of {field}</source>
      <translation>{field} 概率</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>Problems by rule</source>
      <translation>按规则统计的问题</translation>
    </message>
    <message>
      <source>Published figures beside this deposit's</source>
      <translation>发表的数值与本矿床对照</translation>
    </message>
    <message>
      <source>Python</source>
      <translation>Python</translation>
    </message>
    <message>
      <source>Python environment of Oresight</source>
      <translation>Oresight 的 Python 环境</translation>
    </message>
    <message>
      <source>Pythons</source>
      <translation>各 Python</translation>
    </message>
    <message>
      <source>QGIS</source>
      <translation>QGIS</translation>
    </message>
    <message>
      <source>QGIS's own Python was not found; name a Python to make the environment from.</source>
      <translation>未找到 QGIS 自带的 Python；请指定用于创建环境的 Python。</translation>
    </message>
    <message>
      <source>ROC and precision-recall</source>
      <translation>ROC 与精确率-召回率</translation>
    </message>
    <message>
      <source>Radius of the search ellipsoid; all three or none. Empty: from the variogram.</source>
      <translation>搜索椭球的半径；三个都给或都不给。留空：取自变异函数。</translation>
    </message>
    <message>
      <source>Range, major</source>
      <translation>变程（主轴）</translation>
    </message>
    <message>
      <source>Range, minor</source>
      <translation>变程（短轴）</translation>
    </message>
    <message>
      <source>Range, semi-major</source>
      <translation>变程（次轴）</translation>
    </message>
    <message>
      <source>Rank by</source>
      <translation>排序依据</translation>
    </message>
    <message>
      <source>Rank targets</source>
      <translation>钻探靶区排序</translation>
    </message>
    <message>
      <source>Rasters are always draped. A signed distance is negative inside polygons and closed surfaces; of an open surface the upper side is positive, of a line on the map the eastern one. Inside is 1, outside 0.</source>
      <translation>栅格总是采用披覆方式。带符号距离在多边形和封闭面内部为负；对不封闭的面，上侧为正；对平面上的线，东侧为正。内部为 1，外部为 0。</translation>
    </message>
    <message>
      <source>Rasters on the map, lines, polygons, surfaces (polygons with elevations, multipatches, meshes) or points. What has no elevations goes straight down from the map.</source>
      <translation>平面栅格、线、多边形、面（带高程的多边形、多面体、网格）或点。没有高程的数据视为从平面竖直向下延伸。</translation>
    </message>
    <message>
      <source>Reading level {level} of {levels}</source>
      <translation>正在读取第 {level} 层，共 {levels} 层</translation>
    </message>
    <message>
      <source>Reading the tables</source>
      <translation>正在读取表</translation>
    </message>
    <message>
      <source>Recall</source>
      <translation>召回率</translation>
    </message>
    <message>
      <source>Remarks</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Replaced and left out</source>
      <translation>替换与剔除</translation>
    </message>
    <message>
      <source>Replaced by</source>
      <translation>替换为</translation>
    </message>
    <message>
      <source>Replaced cells</source>
      <translation>被替换的单元格</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>报告</translation>
    </message>
    <message>
      <source>Reproject the collars to a projected CRS, such as a UTM zone.</source>
      <translation>将孔口重投影到投影坐标参照系，例如 UTM 分带。</translation>
    </message>
    <message>
      <source>Resampling of rasters</source>
      <translation>栅格重采样方式</translation>
    </message>
    <message>
      <source>Return to the threshold that the run chose.</source>
      <translation>恢复为运行时选择的阈值。</translation>
    </message>
    <message>
      <source>Row</source>
      <translation>行</translation>
    </message>
    <message>
      <source>Row {row} of the surveys (hole {hole}): azimuth and dip are both zero.</source>
      <translation>测斜表第 {row} 行（钻孔 {hole}）：方位角和倾角都为零。</translation>
    </message>
    <message>
      <source>Row {row} of the surveys: the station at depth {depth:g} lies beyond the end of hole {hole}, {end:g}.</source>
      <translation>测斜表第 {row} 行：深度 {depth:g} 处的测点超出钻孔 {hole} 的终孔深度 {end:g}。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}) begins above the collar, at {start:g}.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}）始于孔口以上的 {start:g}。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}) begins at {start:g} and ends at {end:g}; it must begin before it ends.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}）起于 {start:g}、止于 {end:g}；起点深度必须小于终点深度。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}) has no azimuth or no dip.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}）没有方位角或没有倾角。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}) has no depth, or a negative one.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}）没有深度，或深度为负。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}) lacks the depth where it begins or ends.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}）缺少起点或终点深度。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}): the azimuth must lie between 0 and 360 degrees, but {given:g} was given; rows like this: {count}.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}）：方位角必须在 0 与 360 度之间，但给出的是 {given:g}；类似的行数：{count}。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}): the dip must lie between -90 and 90 degrees, but {given:g} was given; rows like this: {count}.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}）：倾角必须在 -90 与 90 度之间，但给出的是 {given:g}；类似的行数：{count}。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}): {column} is {value:g} %.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}）：{column} 为 {value:g} %。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}): {column} is {value:g}; 99.5 % of the grades do not exceed {usual:g}.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}）：{column} 为 {value:g}；99.5 % 的品位不超过 {usual:g}。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}): {column} must be a number or a code such as &lt;0.005 or NS, but "{given}" stands there; rows like this: {count}.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}）：{column} 必须为数字或 &lt;0.005、NS 等代码，但实际为“{given}”；类似的行数：{count}。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}): {column} must be a number, but "{given}" stands there; rows like this: {count}.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}）：{column} 必须为数字，但实际为“{given}”；类似的行数：{count}。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) has no value and overlaps row {other}.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}，{start:g} 至 {end:g}）没有值，且与第 {other} 行重叠。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) has no value.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}，{start:g} 至 {end:g}）没有值。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) is {length:g} long.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}，{start:g} 至 {end:g}）长度为 {length:g}。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) overlaps row {other}, which comes first.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}，{start:g} 至 {end:g}）与在前的第 {other} 行重叠。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) overlaps row {other}, which comes first; only what that lacks was taken from it.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}，{start:g} 至 {end:g}）与在前的第 {other} 行重叠；只采用了后者缺少的内容。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) repeats row {other}, which was kept.</source>
      <translation>{table}表第 {row} 行（钻孔 {hole}，{start:g} 至 {end:g}）与第 {other} 行重复，保留了后者。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} begins at {start:g}, but hole {hole} ends at {end:g}.</source>
      <translation>{table}表第 {row} 行始于 {start:g}，而钻孔 {hole} 止于 {end:g}。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} ends at {end:g}, but hole {hole} at {bottom:g}.</source>
      <translation>{table}表第 {row} 行止于 {end:g}，而钻孔 {hole} 止于 {bottom:g}。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} has no hole name.</source>
      <translation>{table}表第 {row} 行没有钻孔名称。</translation>
    </message>
    <message>
      <source>Row {row} of the {table} has {given} cells, but there are {expected} headers; the first row must hold the headers.</source>
      <translation>{table}表第 {row} 行有 {given} 个单元格，而表头有 {expected} 个；第一行必须是表头。</translation>
    </message>
    <message>
      <source>Row {row} of the {table}: hole {hole} has no easting, northing or elevation.</source>
      <translation>{table}表第 {row} 行：钻孔 {hole} 没有东坐标、北坐标或高程。</translation>
    </message>
    <message>
      <source>Row {row} of the {table}: hole {hole} has two stations at depth {depth:g}; the first was kept.</source>
      <translation>{table}表第 {row} 行：钻孔 {hole} 在深度 {depth:g} 处有两个测点；保留了第一个。</translation>
    </message>
    <message>
      <source>Row {row} of the {table}: hole {hole} is not in the collars, but {other} is; do both mean one hole?</source>
      <translation>{table}表第 {row} 行：钻孔 {hole} 不在孔口表中，但有 {other}；两者是否为同一钻孔？</translation>
    </message>
    <message>
      <source>Row {row} of the {table}: hole {hole} is not in the collars.</source>
      <translation>{table}表第 {row} 行：钻孔 {hole} 不在孔口表中。</translation>
    </message>
    <message>
      <source>Row {row} of the {table}: hole {hole} is there twice; row {first}, {distance:.2f} away, was kept.</source>
      <translation>{table}表第 {row} 行：钻孔 {hole} 重复出现；保留了相距 {distance:.2f} 的第 {first} 行。</translation>
    </message>
    <message>
      <source>Rows left out</source>
      <translation>被舍去的行</translation>
    </message>
    <message>
      <source>Rows left out, wholly or in part</source>
      <translation>全部或部分剔除的行</translation>
    </message>
    <message>
      <source>Rows used</source>
      <translation>使用的行数</translation>
    </message>
    <message>
      <source>Rule</source>
      <translation>规则</translation>
    </message>
    <message>
      <source>Rules applied in reading</source>
      <translation>读取时采用的规则</translation>
    </message>
    <message>
      <source>Run record</source>
      <translation>运行记录</translation>
    </message>
    <message>
      <source>Run records (*.json)</source>
      <translation>运行记录 (*.json)</translation>
    </message>
    <message>
      <source>Run workflow</source>
      <translation>运行工作流</translation>
    </message>
    <message>
      <source>Run workflow…</source>
      <translation>运行工作流…</translation>
    </message>
    <message>
      <source>SHA-256</source>
      <translation>SHA-256</translation>
    </message>
    <message>
      <source>Sample to blocks</source>
      <translation>将数据源赋入块体</translation>
    </message>
    <message>
      <source>Samples</source>
      <translation>样品</translation>
    </message>
    <message>
      <source>Samples and block model</source>
      <translation>样品与块体模型</translation>
    </message>
    <message>
      <source>Samples need coordinates of shape (m, 3) and values of shape (m,) or (m, v), but {points} and {values} were given.</source>
      <translation>样品需要形状为 (m, 3) 的坐标和形状为 (m,) 或 (m, v) 的数值，但给出的是 {points} 和 {values}。</translation>
    </message>
    <message>
      <source>Samples need coordinates of shape (n, 3) and values of shape (n,) or (n, v), but {points} and {values} were given.</source>
      <translation>样品需要形状为 (n, 3) 的坐标和形状为 (n,) 或 (n, v) 的数值，但给出的是 {points} 和 {values}。</translation>
    </message>
    <message>
      <source>Samples of the holes drilled so far, for the nearest hole and its distance.</source>
      <translation>迄今已施工钻孔的样品，用于确定最近钻孔及其距离。</translation>
    </message>
    <message>
      <source>Samples were composited to {length}: {n} composites, of which {ore} are ore, that is {expression}.</source>
      <translation>样品组合为 {length}:共 {n} 个组合样,其中 {ore} 个为矿,即 {expression}。</translation>
    </message>
    <message>
      <source>Scaling of the features</source>
      <translation>特征缩放</translation>
    </message>
    <message>
      <source>Schedule of the learning rate</source>
      <translation>学习率调整方式</translation>
    </message>
    <message>
      <source>Scores</source>
      <translation>评分</translation>
    </message>
    <message>
      <source>Scores a trained network on blocks whose label is known: AUC, accuracy, precision, recall and F1, ROC and precision-recall curves, for training, validation and test blocks apart. With a label that the network was not trained on, such as the truth of a sample deposit, it says how well the network knows the ground rather than its label.</source>
      <translation>在标签已知的块体上为训练好的神经网络评分：分别对训练、验证和测试块体给出 AUC、准确率、精确率、召回率、F1 以及 ROC 曲线和精确率-召回率曲线。若使用未参与训练的标签（如示例矿床的真值），则可看出神经网络对地下真实情况的了解程度，而不仅是对其标签的记忆。</translation>
    </message>
    <message>
      <source>Scores and curves on one page (.html).</source>
      <translation>评分和曲线，汇总于一页 (.html)。</translation>
    </message>
    <message>
      <source>Scores, curves and method on one page (.html).</source>
      <translation>评分、曲线和方法，汇总于一页 (.html)。</translation>
    </message>
    <message>
      <source>Search azimuth</source>
      <translation>搜索方位角</translation>
    </message>
    <message>
      <source>Search dip</source>
      <translation>搜索倾角</translation>
    </message>
    <message>
      <source>Search plunge</source>
      <translation>搜索侧伏角</translation>
    </message>
    <message>
      <source>Search radius, major</source>
      <translation>搜索半径（主轴）</translation>
    </message>
    <message>
      <source>Search radius, minor</source>
      <translation>搜索半径（短轴）</translation>
    </message>
    <message>
      <source>Search radius, semi-major</source>
      <translation>搜索半径（次轴）</translation>
    </message>
    <message>
      <source>Search, in ranges</source>
      <translation>搜索范围（变程倍数）</translation>
    </message>
    <message>
      <source>Section from south to north at easting {at}</source>
      <translation>南北向剖面,东坐标 {at}</translation>
    </message>
    <message>
      <source>Section from west to east at northing {at}</source>
      <translation>东西向剖面,北坐标 {at}</translation>
    </message>
    <message>
      <source>Sections</source>
      <translation>剖面</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>随机种子</translation>
    </message>
    <message>
      <source>Seed of the draw of pairs and of the search; the same seed gives the same model.</source>
      <translation>抽取样品对和搜索参数所用的随机种子；同一种子得到同一个模型。</translation>
    </message>
    <message>
      <source>Seed of those passes.</source>
      <translation>这些计算所用的随机种子。</translation>
    </message>
    <message>
      <source>Semi-major axis</source>
      <translation>次轴</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Settings of the single steps (.json), by section and name, such as {"composites": {"length": 6}, "blocks": {"block_x": 20}, "network": {"epochs": 80}}. What is not given has the default of its step; those are the settings of the published method.</source>
      <translation>各步骤的设置 (.json)，按部分和名称组织，例如 {"composites": {"length": 6}, "blocks": {"block_x": 20}, "network": {"epochs": 80}}。未给出的取该步骤的默认值，即已发表方法的设置。</translation>
    </message>
    <message>
      <source>Severity</source>
      <translation>严重程度</translation>
    </message>
    <message>
      <source>Shape of the model; two names are two nested structures. auto: one spherical, or two if much better.</source>
      <translation>模型的类型；两个名称表示两个套合结构。auto：一个球状结构，若明显更好则用两个。</translation>
    </message>
    <message>
      <source>Share of a composite that must be assayed for its mean to be given, 0 to 1.</source>
      <translation>组合样中至少应有多大比例经过化验才给出均值，0 到 1。</translation>
    </message>
    <message>
      <source>Share of each hidden layer's outputs that a training step leaves out. A network with dropout also gives its uncertainty.</source>
      <translation>每一训练步中随机略去的各隐藏层输出的比例。带随机失活的神经网络还能给出不确定性。</translation>
    </message>
    <message>
      <source>Share of ore</source>
      <translation>矿石比例</translation>
    </message>
    <message>
      <source>Share of test blocks</source>
      <translation>测试块体比例</translation>
    </message>
    <message>
      <source>Share of the remaining blocks, cut by the same rule, on which the threshold and the epoch to stop at are chosen; 0 for none.</source>
      <translation>其余块体中用于选择阈值和停止轮次的比例，按同一规则划分；0 为不设。</translation>
    </message>
    <message>
      <source>Share of validation blocks</source>
      <translation>验证块体比例</translation>
    </message>
    <message>
      <source>Short ends</source>
      <translation>孔尾短段</translation>
    </message>
    <message>
      <source>Show an earlier run: the run record of a training, or run.json of a workflow.</source>
      <translation>显示以前的运行：训练的运行记录，或工作流的 run.json。</translation>
    </message>
    <message>
      <source>Show the chosen run no longer; its files stay.</source>
      <translation>不再显示所选的运行；其文件保留。</translation>
    </message>
    <message>
      <source>Shows how a network learns while it is trained, and stops it with its best epoch kept.</source>
      <translation>显示神经网络在训练中的学习情况，并可停止训练而保留最佳轮次。</translation>
    </message>
    <message>
      <source>Shows how well a network does, and what another threshold would give.</source>
      <translation>显示神经网络的表现，以及换用其他阈值的结果。</translation>
    </message>
    <message>
      <source>Sigmoid (one neuron, as published), softmax (two), or linear (for the mean square).</source>
      <translation>Sigmoid（一个神经元，同已发表的方法）、softmax（两个）或 linear（用于均方误差）。</translation>
    </message>
    <message>
      <source>Sign of the dip</source>
      <translation>倾角符号</translation>
    </message>
    <message>
      <source>Sill</source>
      <translation>基台值</translation>
    </message>
    <message>
      <source>Sill of the model</source>
      <translation>模型的基台值</translation>
    </message>
    <message>
      <source>Sills in the squared unit of the field{}; ranges are practical ranges.</source>
      <translation>基台值的单位为字段单位{}的平方；变程为实用变程。</translation>
    </message>
    <message>
      <source>Size of the blocks of the true block model along this axis, metres.</source>
      <translation>真实块体模型的块体沿该轴的尺寸，单位米。</translation>
    </message>
    <message>
      <source>Size of the bodies</source>
      <translation>矿体大小</translation>
    </message>
    <message>
      <source>Smaller bodies are left out and counted; in units of the coordinates cubed.</source>
      <translation>体积更小的矿体被舍去并计数；单位为坐标单位的立方。</translation>
    </message>
    <message>
      <source>Solid line: validation. Dashed line: training. Circle: best epoch.</source>
      <translation>实线：验证。虚线：训练。圆圈：最佳轮次。</translation>
    </message>
    <message>
      <source>Some corners have no coordinates or no elevation.</source>
      <translation>有些角点没有坐标或没有高程。</translation>
    </message>
    <message>
      <source>Sources</source>
      <translation>数据源</translation>
    </message>
    <message>
      <source>Sources in the blocks</source>
      <translation>块体中的数据源</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>数据划分</translation>
    </message>
    <message>
      <source>Split by</source>
      <translation>划分方式</translation>
    </message>
    <message>
      <source>Start page</source>
      <translation>起始页</translation>
    </message>
    <message>
      <source>Stop and keep best</source>
      <translation>停止并保留最佳</translation>
    </message>
    <message>
      <source>Structure</source>
      <translation>结构</translation>
    </message>
    <message>
      <source>Structures</source>
      <translation>结构</translation>
    </message>
    <message>
      <source>Surveys</source>
      <translation>测斜</translation>
    </message>
    <message>
      <source>Swap easting and northing of the collar.</source>
      <translation>将该孔口的东坐标和北坐标互换。</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>表</translation>
    </message>
    <message>
      <source>Table (.gpkg or .csv) of every row that was left out, wholly or in part, and why.</source>
      <translation>记录每一个全部或部分被舍去的行及其原因的表（.gpkg 或 .csv）。</translation>
    </message>
    <message>
      <source>Table of the assays.</source>
      <translation>化验表。</translation>
    </message>
    <message>
      <source>Table of the collars.</source>
      <translation>孔口表。</translation>
    </message>
    <message>
      <source>Table of the logged alteration.</source>
      <translation>蚀变编录表。</translation>
    </message>
    <message>
      <source>Table of the logged rocks.</source>
      <translation>岩性编录表。</translation>
    </message>
    <message>
      <source>Table of the surveys.</source>
      <translation>测斜表。</translation>
    </message>
    <message>
      <source>Table or layer of collars; they give the surface when there is no elevation model.</source>
      <translation>孔口表或孔口图层；没有高程模型时由它给出地表面。</translation>
    </message>
    <message>
      <source>Table or points: hole, easting, northing, elevation.</source>
      <translation>表或点图层：钻孔、东坐标、北坐标、高程。</translation>
    </message>
    <message>
      <source>Table: hole, depth, azimuth, dip.</source>
      <translation>表：钻孔、深度、方位角、倾角。</translation>
    </message>
    <message>
      <source>Table: hole, depth, azimuth, dip. Holes without a survey are straight, along the azimuth and dip of the collars where those have them, else vertical.</source>
      <translation>表：钻孔、深度、方位角、倾角。没有测斜的钻孔视为直孔：孔口表中有方位角和倾角时按其方向，否则竖直。</translation>
    </message>
    <message>
      <source>Table: hole, from, to and one column for each grade.</source>
      <translation>表：钻孔、起、止，以及每种品位一列。</translation>
    </message>
    <message>
      <source>Table: hole, from, to and the logged alteration.</source>
      <translation>表：钻孔、起、止和编录的蚀变。</translation>
    </message>
    <message>
      <source>Table: hole, from, to and the logged rock.</source>
      <translation>表：钻孔、起、止和编录的岩性。</translation>
    </message>
    <message>
      <source>Takes collars, surveys, assays, lithology and alteration as CSV, and the truth as block models.</source>
      <translation>存放 CSV 格式的孔口、测斜、化验、岩性和蚀变表，以及作为块体模型的真值。</translation>
    </message>
    <message>
      <source>Takes everything. What has the same name is replaced, the rest of the folder stays.</source>
      <translation>存放全部结果。同名文件被替换，文件夹中的其余内容保留。</translation>
    </message>
    <message>
      <source>Takes the level of a block model that holds an elevation, as a raster with one band. It is drawn as the block model is, so that plans of several levels can be compared, and knows its elevation range. An elevation on the face between two levels belongs to the upper one.</source>
      <translation>提取块体模型中包含某一高程的水平层，得到单波段栅格。其样式与块体模型一致，便于对比多个中段的平面图，并带有高程范围。高程正好位于两层分界面时，属于上面一层。</translation>
    </message>
    <message>
      <source>Targets</source>
      <translation>靶区</translation>
    </message>
    <message>
      <source>Targets are points of shape (n, 3), or a grid and a mask.</source>
      <translation>估值目标应为形状为 (n, 3) 的点，或网格加掩膜。</translation>
    </message>
    <message>
      <source>Telling ore from waste</source>
      <translation>矿与废石的判别</translation>
    </message>
    <message>
      <source>The Python that the work is done with; empty when none has what it takes.</source>
      <translation>实际用于计算的 Python；都不满足要求时为空。</translation>
    </message>
    <message>
      <source>The angles of a variogram structure must be numbers, but {given} was given.</source>
      <translation>变异函数结构的角度必须为数字，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The best one: {0} t in {1} blocks, mean probability {2}, elevations {3} to {4}.</source>
      <translation>最佳靶区：{1} 个块体，{0} t，平均概率 {2}，高程 {3} 至 {4}。</translation>
    </message>
    <message>
      <source>The block model has no values: every block is empty.</source>
      <translation>块体模型没有值：所有块体都为空。</translation>
    </message>
    <message>
      <source>The block models that the network was trained with, in any order; more may be given.</source>
      <translation>训练神经网络时所用的块体模型，顺序不限；可以多给。</translation>
    </message>
    <message>
      <source>The block models, in the order of the sources; they feed a list of features in a model.</source>
      <translation>各块体模型，按数据源的顺序排列；在模型中可作为特征列表的输入。</translation>
    </message>
    <message>
      <source>The blocks must end above higher than below, but they would reach from {lowest} up to {highest}.</source>
      <translation>块体的上界必须高于下界，但给出的是从 {lowest} 到 {highest}。</translation>
    </message>
    <message>
      <source>The blocks to estimate: those that are not nodata.</source>
      <translation>待估值的块体：非无数据值的块体。</translation>
    </message>
    <message>
      <source>The blocks to label when a body is given.</source>
      <translation>给出矿体时要标注的块体。</translation>
    </message>
    <message>
      <source>The blocks: those that are not nodata.</source>
      <translation>块体：非无数据值的块体。</translation>
    </message>
    <message>
      <source>The body is not closed: {open} of {total} vertical lines through the blocks pierce its surface an odd number of times.</source>
      <translation>矿体不封闭：穿过块体的 {total} 条竖直线中，有 {open} 条与其表面相交奇数次。</translation>
    </message>
    <message>
      <source>The body needs polygons with elevations; it has none, or corners without elevation.</source>
      <translation>矿体需要带高程的多边形；所给的没有多边形，或有角点缺少高程。</translation>
    </message>
    <message>
      <source>The boundary field must be a category of the tables ({known}), but {given} was given.</source>
      <translation>边界字段必须是各表中的类别字段（{known}），但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The category: a text or whole numbers, such as codes or ore (0 and 1); samples without one are left out.</source>
      <translation>类别：文本或整数，例如代码或矿石字段 ore（0 和 1）；没有类别的样品不参与。</translation>
    </message>
    <message>
      <source>The codebook has version {given}, but this Oresight reads version {known}.</source>
      <translation>编码表的版本为 {given}，而此 Oresight 读取的版本为 {known}。</translation>
    </message>
    <message>
      <source>The codebook is not JSON: {reason}.</source>
      <translation>编码表不是 JSON：{reason}。</translation>
    </message>
    <message>
      <source>The codebook must be a JSON object with variable, codes, names and colors.</source>
      <translation>编码表必须是含有 variable、codes、names 和 colors 的 JSON 对象。</translation>
    </message>
    <message>
      <source>The codebook of {variable} needs distinct codes and names, and as many of each as colours.</source>
      <translation>{variable} 的编码表要求代码和名称互不重复，且各自与颜色数目相同。</translation>
    </message>
    <message>
      <source>The codebook {path} cannot be read: {reason}.</source>
      <translation>无法读取编码表 {path}：{reason}。</translation>
    </message>
    <message>
      <source>The codes of {variable} must be 1 or more, but {given} was given: 0 stands for missing.</source>
      <translation>{variable} 的代码必须大于等于 1，但给出的是 {given}：0 表示缺失。</translation>
    </message>
    <message>
      <source>The codes of {variable} were matched to the network's by name.</source>
      <translation>{variable} 的代码已按名称与神经网络的代码对应。</translation>
    </message>
    <message>
      <source>The collars and the CRS parameter</source>
      <translation>孔口与坐标参照系参数</translation>
    </message>
    <message>
      <source>The composites have neither grades nor categories that could become features.</source>
      <translation>组合样中既没有品位也没有类别，无法作为特征。</translation>
    </message>
    <message>
      <source>The composites have no {kind} field {missing}; those they have are {known}.</source>
      <translation>组合样没有{kind}字段 {missing}；已有的为 {known}。</translation>
    </message>
    <message>
      <source>The coordinates are in degrees ({crs}), but blocks need lengths. Reproject the layer to a projected coordinate system, such as a UTM zone.</source>
      <translation>坐标以度为单位 ({crs})，而块体需要长度单位。请将该图层重投影到投影坐标系，例如 UTM 分带。</translation>
    </message>
    <message>
      <source>The coordinates of the samples look like degrees (the first is {x}, {y}); eastings and northings in metres or feet are needed: reproject the layer to a projected CRS.</source>
      <translation>样品坐标像是以度为单位（第一个为 {x}, {y}）；需要以米或英尺为单位的东坐标和北坐标：请将该图层重投影到投影坐标参照系。</translation>
    </message>
    <message>
      <source>The coordinates of the {table} look like degrees (hole {hole} at {x}, {y}); eastings and northings in metres or feet are needed: reproject the table to a projected CRS.</source>
      <translation>{table}表的坐标像是以度为单位（钻孔 {hole} 位于 {x}, {y}）；需要以米或英尺为单位的东坐标和北坐标：请将该表重投影到投影坐标参照系。</translation>
    </message>
    <message>
      <source>The coordinates {columns} of {name} were taken from the geometry of the points.</source>
      <translation>{name} 的坐标列 {columns} 取自点的几何图形。</translation>
    </message>
    <message>
      <source>The cutoff must be a number, but {given} was given.</source>
      <translation>边界品位必须为数字，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The data have no coordinate reference system: lengths, volumes and tonnes are given as if in metres.</source>
      <translation>数据没有坐标参考系:长度、体积和吨位按米计。</translation>
    </message>
    <message>
      <source>The data have no coordinate reference system; a mine grid in metres or feet is assumed, and the results cannot be placed on other maps.</source>
      <translation>数据没有坐标参照系；视为以米或英尺为单位的矿山独立坐标，成果无法叠加到其他地图上。</translation>
    </message>
    <message>
      <source>The depth of none of the {count} holes is known: a column of depths in the collars, a survey station below the collar, or assays or lithology are needed.</source>
      <translation>{count} 个钻孔的深度都未知：需要孔口表中的孔深列、孔口以下的测斜测点，或者化验表、岩性表。</translation>
    </message>
    <message>
      <source>The depth of {count} holes is not known, and they are not drawn: {holes}.</source>
      <translation>{count} 个钻孔的深度未知，未绘制：{holes}。</translation>
    </message>
    <message>
      <source>The device {given} is not available here; available are {available}.</source>
      <translation>计算设备 {given} 在此不可用；可用的有 {available}。</translation>
    </message>
    <message>
      <source>The disk became full while {job} ran. Free some space, choose another folder for temporary files in the options of Processing, or use larger blocks.</source>
      <translation>运行 {job} 时磁盘已满。请释放一些空间，在 Processing 选项中选择其他临时文件夹，或使用更大的块体。</translation>
    </message>
    <message>
      <source>The disk is full: {path} could not be written. Free some space.</source>
      <translation>磁盘已满：无法写入 {path}。请释放一些空间。</translation>
    </message>
    <message>
      <source>The domain has the shape {given}, but its grid has {needed}.</source>
      <translation>估值域的形状为 {given}，而其网格需要 {needed}。</translation>
    </message>
    <message>
      <source>The domain has {given} bytes, but a grid of {blocks} blocks needs {needed}.</source>
      <translation>估值域有 {given} 个字节，而 {blocks} 个块体的网格需要 {needed} 个。</translation>
    </message>
    <message>
      <source>The elevation model {name} has no data above the blocks; does it lie in the same place?</source>
      <translation>高程模型 {name} 在块体上方没有数据；两者是否在同一位置？</translation>
    </message>
    <message>
      <source>The elevation must lie within the block model, from {bottom} to {top}, but {given} was given.</source>
      <translation>高程必须在块体模型范围内，即 {bottom} 至 {top}，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The expression of ore, {expression}, makes {ore} composites ore and {waste} waste; both are needed.</source>
      <translation>矿石表达式 {expression} 使 {ore} 个组合样为矿石、{waste} 个为废石；两者都必须有。</translation>
    </message>
    <message>
      <source>The expression {expression} cannot be evaluated at row {row}: {reason}.</source>
      <translation>表达式 {expression} 无法在第 {row} 行求值：{reason}。</translation>
    </message>
    <message>
      <source>The expression {expression} cannot be read: {reason}.</source>
      <translation>无法解析表达式 {expression}：{reason}。</translation>
    </message>
    <message>
      <source>The expression {expression} uses {missing}, but the fields are {available}.</source>
      <translation>表达式 {expression} 使用了 {missing}，而现有字段为 {available}。</translation>
    </message>
    <message>
      <source>The feature {name} alone tells ore from barren blocks (AUC {auc:.3f}): the label is a function of it, and the network's figures say nothing about ground that was not drilled.</source>
      <translation>仅凭特征 {name} 就能区分矿石与无矿块体 (AUC {auc:.3f})：标签是它的函数，神经网络的各项指标不能说明未经钻探之处的情况。</translation>
    </message>
    <message>
      <source>The feature {name} is {value} in every training block: the network can learn nothing from it.</source>
      <translation>特征 {name} 在所有训练块体中都为 {value}：神经网络无法从中学到任何东西。</translation>
    </message>
    <message>
      <source>The features must be an array with {names} columns, but its shape is {shape}.</source>
      <translation>特征必须是有 {names} 列的数组，但其形状为 {shape}。</translation>
    </message>
    <message>
      <source>The field of names.</source>
      <translation>名称字段。</translation>
    </message>
    <message>
      <source>The field {field} has no value at any of the {n} samples; at least one is needed.</source>
      <translation>字段 {field} 在 {n} 个样品上都没有值；至少需要一个。</translation>
    </message>
    <message>
      <source>The field {field} holds text, such as {example}; a number is needed. Krige categories takes text.</source>
      <translation>字段 {field} 为文本，例如 {example}；此处需要数字。“类别克里金”可处理文本。</translation>
    </message>
    <message>
      <source>The field {name} has {given} values, but there are {needed} features.</source>
      <translation>字段 {name} 有 {given} 个值，但要素有 {needed} 个。</translation>
    </message>
    <message>
      <source>The file README.md is missing.</source>
      <translation>缺少文件 README.md。</translation>
    </message>
    <message>
      <source>The file of the {table} cannot be read: {path} ({reason}).</source>
      <translation>无法读取{table}表的文件：{path}（{reason}）。</translation>
    </message>
    <message>
      <source>The first station of hole {hole} lies at depth {depth:g}.</source>
      <translation>钻孔 {hole} 的第一个测点位于深度 {depth:g}。</translation>
    </message>
    <message>
      <source>The first {shown} of {count}; the layer has them all.</source>
      <translation>共 {count} 个问题，此处列出前 {shown} 个；图层中有全部问题。</translation>
    </message>
    <message>
      <source>The fit was refused; this is a rule of thumb, not a model of these data.</source>
      <translation>拟合被拒绝；此处为经验法则，而不是由这些数据得到的模型。</translation>
    </message>
    <message>
      <source>The fitted variogram was refused: it misses the experimental one by {misfit} on average. A rule of thumb is used.</source>
      <translation>拟合的变异函数被拒绝：它与实验变异函数平均相差 {misfit}。改用经验法则。</translation>
    </message>
    <message>
      <source>The fitted variogram was refused: near samples are no more alike than far ones (correlation {correlation} at the shortest distance). A rule of thumb is used.</source>
      <translation>拟合的变异函数被拒绝：近处样品并不比远处样品更相似（最短距离处的相关系数为 {correlation}）。改用经验法则。</translation>
    </message>
    <message>
      <source>The headers of {name} were taken from the sheet's first row.</source>
      <translation>{name} 的表头取自工作表的第一行。</translation>
    </message>
    <message>
      <source>The hole {hole} of the assay from {start} m is written with a letter O.</source>
      <translation>始于 {start} m 的化验样段所在钻孔 {hole} 的名称写成了字母 O。</translation>
    </message>
    <message>
      <source>The kriged value of each block (.tif), in the unit of the field.</source>
      <translation>每个块体的克里金估计值 (.tif)，单位与字段相同。</translation>
    </message>
    <message>
      <source>The kriging systems of {n} blocks were nearly singular and were solved with a tiny nugget.</source>
      <translation>{n} 个块体的克里金方程组接近奇异，已加入微小块金值求解。</translation>
    </message>
    <message>
      <source>The kriging variance of each block (.tif), in the squared unit of the field.</source>
      <translation>每个块体的克里金方差 (.tif)，单位为字段单位的平方。</translation>
    </message>
    <message>
      <source>The label has one class only: {ore} of {n} blocks are ore. A network needs ore and barren blocks.</source>
      <translation>标签只有一类：{n} 个块体中有 {ore} 个为矿石。神经网络需要矿石块体和无矿块体。</translation>
    </message>
    <message>
      <source>The label is the kriged ore body that the network learned from; what lies in training blocks it has seen.</source>
      <translation>标签是网络所学的克里金矿体;训练块体内的部分网络已经见过。</translation>
    </message>
    <message>
      <source>The label must be 0 (barren) or 1 (ore), but {wrong} of {n} blocks have another value.</source>
      <translation>标签必须为 0（无矿）或 1（矿石），但 {n} 个块体中有 {wrong} 个为其他值。</translation>
    </message>
    <message>
      <source>The last station of hole {hole} lies at depth {depth:g}, but the hole is {end:g} long.</source>
      <translation>钻孔 {hole} 的最后一个测点位于深度 {depth:g}，而钻孔长 {end:g}。</translation>
    </message>
    <message>
      <source>The layer (.gpkg) with one field more, called like the field with _code; NULL for a missing name.</source>
      <translation>增加了一个字段的图层 (.gpkg)，新字段名为原字段名加 _code；名称缺失处为 NULL。</translation>
    </message>
    <message>
      <source>The layer has a field {} already; it is replaced.</source>
      <translation>图层已有字段 {}，将被替换。</translation>
    </message>
    <message>
      <source>The layer of samples is empty; at least one sample is needed.</source>
      <translation>样品图层为空；至少需要一个样品。</translation>
    </message>
    <message>
      <source>The layer {layer} is not a raster file, but comes from the provider {given}. Save it as GeoTIFF first.</source>
      <translation>图层 {layer} 不是栅格文件，而来自数据提供者 {given}。请先将其另存为 GeoTIFF。</translation>
    </message>
    <message>
      <source>The level as a raster of one band (.tif).</source>
      <translation>该水平层的单波段栅格 (.tif)。</translation>
    </message>
    <message>
      <source>The memory was not enough for {job} ({reason}). Use larger blocks or a smaller domain, fewer features or smaller batches, or close other programs.</source>
      <translation>内存不足以运行 {job}（{reason}）。请使用更大的块体或更小的估值域，减少特征或批大小，或关闭其他程序。</translation>
    </message>
    <message>
      <source>The model (.json), for kriging.</source>
      <translation>供克里金使用的模型 (.json)。</translation>
    </message>
    <message>
      <source>The model drawn on the experimental variogram, in numbers and in words (.html).</source>
      <translation>绘制在实验变异函数上的模型，附数值和文字说明 (.html)。</translation>
    </message>
    <message>
      <source>The network has no setting {names}; its settings are {known}.</source>
      <translation>神经网络没有设置 {names}；其设置有 {known}。</translation>
    </message>
    <message>
      <source>The network is of the kind {given}, which this version does not know.</source>
      <translation>神经网络的类型为 {given}，此版本不认识。</translation>
    </message>
    <message>
      <source>The network was not trained with {names} of {variable}; blocks of it get no probability.</source>
      <translation>神经网络训练时没有 {variable} 的 {names}；这些块体没有概率。</translation>
    </message>
    <message>
      <source>The network was trained with {missing}, which is missing; given were {given}.</source>
      <translation>神经网络训练时使用了 {missing}，现在缺少；给出的有 {given}。</translation>
    </message>
    <message>
      <source>The network {path} could not be read: {reason}.</source>
      <translation>无法读取神经网络 {path}：{reason}。</translation>
    </message>
    <message>
      <source>The nugget must not be negative, but {given} was given.</source>
      <translation>块金值不能为负，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The number to estimate; samples without a value are left out.</source>
      <translation>待估计的数值字段；没有数值的样品不参与。</translation>
    </message>
    <message>
      <source>The output {path} must end in {allowed}, but it ends in {given}.</source>
      <translation>输出 {path} 的扩展名必须为 {allowed}，但实际为 {given}。</translation>
    </message>
    <message>
      <source>The packages could not be installed: {reason}. Check the network, the disk and pip's proxy, or give a folder of wheels.</source>
      <translation>无法安装软件包：{reason}。请检查网络、磁盘和 pip 的代理设置，或给出 wheel 文件夹。</translation>
    </message>
    <message>
      <source>The part of each block: 0 training, 1 validation, 2 test (.tif).</source>
      <translation>每个块体所属的部分：0 训练，1 验证，2 测试 (.tif)。</translation>
    </message>
    <message>
      <source>The part of the blocks that was scored.</source>
      <translation>被评分的块体部分。</translation>
    </message>
    <message>
      <source>The plots need pyqtgraph, which the Python of QGIS cannot import ({reason}). Install it with
{command}
and start QGIS again. Everything else works without it.</source>
      <translation>绘图需要 pyqtgraph，但 QGIS 的 Python 无法导入它（{reason}）。请用以下命令安装
{command}
然后重新启动 QGIS。其余功能不受影响。</translation>
    </message>
    <message>
      <source>The raster of {variable} has no codebook; its codes are taken for those of the network.</source>
      <translation>{variable} 的栅格没有编码表；其代码视为与神经网络的代码相同。</translation>
    </message>
    <message>
      <source>The raster {path} is rotated; a block model must be parallel to the axes.</source>
      <translation>栅格 {path} 带有旋转；块体模型必须与坐标轴平行。</translation>
    </message>
    <message>
      <source>The rasters have different blocks: {first} has {first_grid}, {other} has {other_grid}. All rasters must come from one block model.</source>
      <translation>各栅格的块体不同：{first} 为 {first_grid}，{other} 为 {other_grid}。所有栅格必须来自同一块体模型。</translation>
    </message>
    <message>
      <source>The rasters in the folder, for a model.</source>
      <translation>文件夹中的各栅格，供模型使用。</translation>
    </message>
    <message>
      <source>The run needs {needed} MB on the disk of {folder}, but only {free} MB are free. Free some space, choose another folder for temporary files in the options of Processing, or use larger blocks.</source>
      <translation>运行需要文件夹 {folder} 所在磁盘有 {needed} MB，但只剩 {free} MB。请释放一些空间，在 Processing 选项中选择其他临时文件夹，或使用更大的块体。</translation>
    </message>
    <message>
      <source>The run was ended because its worker was stopped.</source>
      <translation>工作进程被停止，运行因此结束。</translation>
    </message>
    <message>
      <source>The run whose figures are shown.</source>
      <translation>显示其指标的运行。</translation>
    </message>
    <message>
      <source>The runs; those with a tick are drawn, the chosen one strongest.</source>
      <translation>各次运行；绘出勾选的运行，所选的一条最粗。</translation>
    </message>
    <message>
      <source>The same at the published threshold, {threshold}:</source>
      <translation>发表的阈值 {threshold} 下的结果:</translation>
    </message>
    <message>
      <source>The search has no radii; give them, or take them from a variogram.</source>
      <translation>搜索没有半径；请给出半径，或从变异函数获取。</translation>
    </message>
    <message>
      <source>The search needs at least 1 sample and a maximum not below the minimum, but minimum {minimum} and maximum {maximum} were given.</source>
      <translation>搜索至少需要 1 个样品，且最多样品数不小于最少样品数，但给出的最少为 {minimum}、最多为 {maximum}。</translation>
    </message>
    <message>
      <source>The setting {key} must be a JSON object, but {given} was given.</source>
      <translation>设置 {key} 必须为 JSON 对象，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The setting {key} must be {allowed}, but {given} was given.</source>
      <translation>设置 {key} 必须为{allowed}，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The settings {path} are not JSON: {reason} in line {line}, column {column}.</source>
      <translation>设置文件 {path} 不是 JSON：第 {line} 行第 {column} 列，{reason}。</translation>
    </message>
    <message>
      <source>The settings {path} cannot be read: {reason}.</source>
      <translation>无法读取设置文件 {path}：{reason}。</translation>
    </message>
    <message>
      <source>The settings {path} must be a JSON object, {{…}}.</source>
      <translation>设置文件 {path} 必须为 JSON 对象，即 {{…}}。</translation>
    </message>
    <message>
      <source>The split is at a depth of {given}, but the blocks lie {shallowest} to {deepest} below the surface; choose a depth between.</source>
      <translation>划分深度为 {given}，但块体位于地表以下 {shallowest} 至 {deepest}；请选择其间的深度。</translation>
    </message>
    <message>
      <source>The split leaves no {part} blocks of {n}; more blocks or other shares are needed.</source>
      <translation>划分后 {n} 个块体中没有{part}块体；需要更多块体或其他比例。</translation>
    </message>
    <message>
      <source>The split needs {what}: {n} values, but {given} were given.</source>
      <translation>划分需要{what}：{n} 个值，但给出了 {given} 个。</translation>
    </message>
    <message>
      <source>The split that the training wrote, so that its blocks are scored apart; without it training blocks may be among the scored, and the report says so.</source>
      <translation>训练时写出的数据划分，用于对各部分块体分别评分；未给出时，被评分的块体中可能含有训练块体，报告会予以说明。</translation>
    </message>
    <message>
      <source>The surface is open: distances are positive above it, or to the east of it where it stands upright.</source>
      <translation>该面不封闭：其上方的距离为正；在其直立处，以东为正。</translation>
    </message>
    <message>
      <source>The surface is unknown above {n} of {total} columns of blocks; they are left out.</source>
      <translation>{total} 个块体柱中有 {n} 个上方的地表未知；已舍去。</translation>
    </message>
    <message>
      <source>The surface of the ground is not known: an elevation model, collars or samples are needed.</source>
      <translation>地表面未知：需要高程模型、孔口或样品。</translation>
    </message>
    <message>
      <source>The surface of the ground is the elevation model {name}.</source>
      <translation>地表面采用高程模型 {name}。</translation>
    </message>
    <message>
      <source>The table of the {table} cannot be opened: {given}.</source>
      <translation>{table}表无法打开：{given}。</translation>
    </message>
    <message>
      <source>The table {name} cannot be opened: {source}.</source>
      <translation>表 {name} 无法打开：{source}。</translation>
    </message>
    <message>
      <source>The table {name} has no columns.</source>
      <translation>表 {name} 没有列。</translation>
    </message>
    <message>
      <source>The tables have no interval with a grade or a category in any hole of the collars.</source>
      <translation>在孔口表的任何钻孔中，各表都没有带品位或类别的样段。</translation>
    </message>
    <message>
      <source>The test blocks are all of one class: how good the network is cannot be said.</source>
      <translation>测试块体全属一类:无法判断网络的好坏。</translation>
    </message>
    <message>
      <source>The test blocks are all of one class: there is nothing to tell apart.</source>
      <translation>测试块体全属同一类：没有可区分的内容。</translation>
    </message>
    <message>
      <source>The threshold when it is fixed; 0.85 as published.</source>
      <translation>固定阈值时的取值；已发表的方法为 0.85。</translation>
    </message>
    <message>
      <source>The threshold {threshold} was chosen without the test blocks. An accuracy means little unless it is above the share of the larger class. The publication's figures come from another deposit.</source>
      <translation>阈值 {threshold} 的选择未使用测试块体。准确率只有高于较大类别的比例才有意义。已发表文献的数字来自另一个矿床。</translation>
    </message>
    <message>
      <source>The threshold; the point in the plots can be dragged as well.</source>
      <translation>阈值；也可以拖动图中的点。</translation>
    </message>
    <message>
      <source>The toolbox has no algorithm {id}.</source>
      <translation>工具箱中没有算法 {id}。</translation>
    </message>
    <message>
      <source>The trained network with all that prediction needs (.safetensors).</source>
      <translation>训练好的神经网络，包含预测所需的全部内容 (.safetensors)。</translation>
    </message>
    <message>
      <source>The training begins.</source>
      <translation>训练开始。</translation>
    </message>
    <message>
      <source>The training diverged: the loss is no number any more. A learning rate below {rate} or another scaling is needed.</source>
      <translation>训练发散：损失已不再是数字。需要低于 {rate} 的学习率，或改用其他缩放方式。</translation>
    </message>
    <message>
      <source>The truth of this deposit is known. On {n} test blocks, none of which was learned from, the network has an AUC of {auc} ({words}) against the true ore.</source>
      <translation>本矿床的真实情况已知。在 {n} 个均未参与学习的测试块体上,网络对照真实矿体的 AUC 为 {auc}({words})。</translation>
    </message>
    <message>
      <source>The truth {path} covers none of the test blocks.</source>
      <translation>真值 {path} 未覆盖任何测试块体。</translation>
    </message>
    <message>
      <source>The validation part does not hold both classes; the threshold was chosen on the training part.</source>
      <translation>验证部分没有同时包含两类；阈值在训练部分选择。</translation>
    </message>
    <message>
      <source>The values have the shape {given}, but the block model needs {needed} or one value per block of its domain.</source>
      <translation>数值的形状为 {given}，而块体模型需要 {needed}，或估值域内每个块体一个值。</translation>
    </message>
    <message>
      <source>The variogram has version {given}; this Oresight reads up to version {known}.</source>
      <translation>变异函数的版本为 {given}；此 Oresight 最高读取版本 {known}。</translation>
    </message>
    <message>
      <source>The variogram is no valid JSON: {reason}.</source>
      <translation>变异函数不是有效的 JSON：{reason}。</translation>
    </message>
    <message>
      <source>The variogram {path} cannot be read: {reason}.</source>
      <translation>无法读取变异函数 {path}：{reason}。</translation>
    </message>
    <message>
      <source>The worker could not be started with {python}: {reason}.</source>
      <translation>无法用 {python} 启动工作进程：{reason}。</translation>
    </message>
    <message>
      <source>The worker did not start within {seconds} seconds: {log}</source>
      <translation>工作进程在 {seconds} 秒内未启动：{log}</translation>
    </message>
    <message>
      <source>The worker died while it ran {job} (exit code {code}). Last lines of its log: {log}</source>
      <translation>工作进程在运行 {job} 时退出（退出代码 {code}）。其日志的最后几行：{log}</translation>
    </message>
    <message>
      <source>The worker named a file outside the folder of its job: {file}</source>
      <translation>工作进程给出了其任务文件夹以外的文件：{file}</translation>
    </message>
    <message>
      <source>The worker said something that is no message: {line}</source>
      <translation>工作进程给出的内容不是消息：{line}</translation>
    </message>
    <message>
      <source>The worker was killed while it ran {job}, perhaps because the memory ran out. Use larger blocks or a smaller domain, or close other programs. Last lines of its log: {log}</source>
      <translation>工作进程在运行 {job} 时被终止，可能是内存耗尽。请使用更大的块体或更小的估值域，或关闭其他程序。其日志的最后几行：{log}</translation>
    </message>
    <message>
      <source>The {argument} must be an array of shape (n, 3), but its shape is {given}.</source>
      <translation>{argument}必须是形状为 (n, 3) 的数组，但其形状为 {given}。</translation>
    </message>
    <message>
      <source>The {argument} must be one of {choices}, but {given} was given.</source>
      <translation>{argument}必须为 {choices} 之一，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The {argument} must be positive, but {given} was given.</source>
      <translation>{argument}必须为正数，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The {argument} must lie between {lowest} and {highest}, but {given} was given.</source>
      <translation>{argument}必须在 {lowest} 与 {highest} 之间，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The {holes} drillholes ({metres} in all) were desurveyed by {method} and composited to {length}: {n} composites, of which {ore} are ore, that is {expression}.</source>
      <translation>{holes} 个钻孔(共 {metres})用 {method} 计算轨迹,并组合为 {length}:共 {n} 个组合样,其中 {ore} 个为矿,即 {expression}。</translation>
    </message>
    <message>
      <source>The {name} has the shape {given}, but the grid's plan has {needed}.</source>
      <translation>{name} 的形状为 {given}，而网格的平面为 {needed}。</translation>
    </message>
    <message>
      <source>The {table} are empty: {path} has no rows.</source>
      <translation>{table}表为空：{path} 没有记录。</translation>
    </message>
    <message>
      <source>The {table} are not UTF-8; they were read as {encoding}.</source>
      <translation>{table}表不是 UTF-8 编码；按 {encoding} 读取。</translation>
    </message>
    <message>
      <source>The {table} have decimal commas (column {columns}).</source>
      <translation>{table}表使用小数逗号（列 {columns}）。</translation>
    </message>
    <message>
      <source>The {table} have no column for {given}; what can be set is {roles}.</source>
      <translation>{table}表没有用于 {given} 的列；可设置的角色为 {roles}。</translation>
    </message>
    <message>
      <source>The {table} have no column for {missing}. Their columns are {columns}. Needed is a column with a usual name ({examples}), or the column set by hand.</source>
      <translation>{table}表没有用于 {missing} 的列。已有的列为 {columns}。需要一个使用常用名称（{examples}）的列，或手动指定该列。</translation>
    </message>
    <message>
      <source>The {table} have no column {given}; their columns are {columns}.</source>
      <translation>{table}表没有 {given} 列；已有的列为 {columns}。</translation>
    </message>
    <message>
      <source>The {table} have several columns that may be {role}; {taken} was taken, not {others}.</source>
      <translation>{table}表中有多个列可能是 {role}；采用了 {taken}，未采用 {others}。</translation>
    </message>
    <message>
      <source>The {table} were read with the {delimiter} as delimiter.</source>
      <translation>{table}表以{delimiter}作为分隔符读取。</translation>
    </message>
    <message>
      <source>There are no blocks to score.</source>
      <translation>没有可评分的块体。</translation>
    </message>
    <message>
      <source>There are no features; a network needs at least one.</source>
      <translation>没有特征；神经网络至少需要一个。</translation>
    </message>
    <message>
      <source>There are no samples to krige from.</source>
      <translation>没有可用于克里金的样品。</translation>
    </message>
    <message>
      <source>There are no {argument}; at least one is needed.</source>
      <translation>没有{argument}；至少需要一个。</translation>
    </message>
    <message>
      <source>There are {layers} hidden layers, but {given} activations were given; give one for all or one each.</source>
      <translation>隐藏层有 {layers} 个，但给出了 {given} 个激活函数；请给出一个共用的，或每层一个。</translation>
    </message>
    <message>
      <source>There are {names} names, but only {layers} sources.</source>
      <translation>给出了 {names} 个名称，但只有 {layers} 个数据源。</translation>
    </message>
    <message>
      <source>There are {samples} samples, but holes of {holes}.</source>
      <translation>样品有 {samples} 个，但所属钻孔有 {holes} 个。</translation>
    </message>
    <message>
      <source>There is no Python at {given}.</source>
      <translation>{given} 处没有 Python。</translation>
    </message>
    <message>
      <source>There is no folder of wheels at {given}.</source>
      <translation>{given} 处没有 wheel 文件夹。</translation>
    </message>
    <message>
      <source>There is no job called {given}.</source>
      <translation>没有名为 {given} 的任务。</translation>
    </message>
    <message>
      <source>There is no ore among the {n} training blocks: the split puts all of it elsewhere. Choose another split.</source>
      <translation>{n} 个训练块体中没有矿石：划分把矿石全部分到了别处。请选择其他划分方式。</translation>
    </message>
    <message>
      <source>There is no setting {key}; the settings{place} are {known}.</source>
      <translation>没有设置 {key}；可用的设置{place}：{known}。</translation>
    </message>
    <message>
      <source>There is nothing to estimate: the domain has no blocks.</source>
      <translation>没有可估值的对象：估值域中没有块体。</translation>
    </message>
    <message>
      <source>There is nothing to measure distances to.</source>
      <translation>没有可量算距离的对象。</translation>
    </message>
    <message>
      <source>This is not a codebook of Oresight: {reason} is missing or wrong.</source>
      <translation>这不是 Oresight 的编码表：{reason} 缺失或有误。</translation>
    </message>
    <message>
      <source>This is not a variogram: {reason}. A variogram has a nugget, and structures with model, sill and three ranges.</source>
      <translation>这不是变异函数：{reason}。变异函数应有块金值，以及各含模型、基台值和三个变程的结构。</translation>
    </message>
    <message>
      <source>This is the threshold that the run chose.</source>
      <translation>这是运行时选择的阈值。</translation>
    </message>
    <message>
      <source>This split needs {what}, but none was given.</source>
      <translation>此划分需要{what}，但未给出。</translation>
    </message>
    <message>
      <source>This step needs {libraries}, and no Python was found that has it: {found}. Run the tool 'Manage environment' with the action 'create', which installs what is missing apart from QGIS, or install it yourself: {command}</source>
      <translation>此步骤需要 {libraries}，但没有找到具备它的 Python：{found}。请运行“管理运行环境”工具，操作选择 'create'，它会在 QGIS 之外安装所缺的库；或自行安装：{command}</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>阈值</translation>
    </message>
    <message>
      <source>To install what {python} lacks: {command}</source>
      <translation>安装 {python} 所缺少的库：{command}</translation>
    </message>
    <message>
      <source>To label by a body a block model is needed; none was given.</source>
      <translation>按矿体标注需要块体模型，但未给出。</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>顶部高程</translation>
    </message>
    <message>
      <source>Traces</source>
      <translation>轨迹</translation>
    </message>
    <message>
      <source>Train a network, from the toolbox or by a workflow, or open the record of an earlier run.</source>
      <translation>请从工具箱或通过工作流训练神经网络，或打开以前运行的记录。</translation>
    </message>
    <message>
      <source>Train network</source>
      <translation>训练神经网络</translation>
    </message>
    <message>
      <source>Train or evaluate a network, or open the record of an earlier run.</source>
      <translation>请训练或评估神经网络，或打开以前运行的记录。</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>Training loss {loss}; there is no validation part.</source>
      <translation>训练损失 {loss}；没有验证部分。</translation>
    </message>
    <message>
      <source>Training on {n} blocks with {features} features needs about {needed} MB of memory, but {free} MB are free. Use larger blocks, a smaller domain or fewer features.</source>
      <translation>用 {n} 个块体、{features} 个特征训练约需 {needed} MB 内存，但只有 {free} MB 可用。请使用更大的块体、更小的估值域或更少的特征。</translation>
    </message>
    <message>
      <source>Training was stopped by hand after epoch {epoch} of {epochs}; the network of epoch {kept} was kept. The same settings give another network when training is not stopped.</source>
      <translation>训练在第 {epoch} 轮（共 {epochs} 轮）后被手动停止；保留了第 {kept} 轮的神经网络。若不停止，相同设置会得到另一个神经网络。</translation>
    </message>
    <message>
      <source>Training, epoch {epoch} of {epochs}</source>
      <translation>正在训练，第 {epoch} 轮，共 {epochs} 轮</translation>
    </message>
    <message>
      <source>Training, validation and test</source>
      <translation>训练、验证和测试</translation>
    </message>
    <message>
      <source>Trains a deep neural network to give the probability that a block is ore, from the block's features. The settings are those of the published method unless they are changed. The network is scored on blocks it was not trained on, and the report says how far its figures go beyond calling every block the same.</source>
      <translation>训练深度神经网络，由块体的特征给出其为矿石的概率。除非改动，否则采用已发表方法的设置。神经网络用未参与训练的块体评分，报告会说明其指标比把所有块体判为同一类好多少。</translation>
    </message>
    <message>
      <source>True ore</source>
      <translation>真实矿石</translation>
    </message>
    <message>
      <source>Trying {python}</source>
      <translation>正在尝试 {python}</translation>
    </message>
    <message>
      <source>Turn of the other axes about the major one, clockwise looking along it.</source>
      <translation>其余两轴绕主轴的旋转角，沿主轴方向看顺时针为正。</translation>
    </message>
    <message>
      <source>Two fields are called {names}; field names must differ.</source>
      <translation>有两个字段都叫 {names}；字段名不能重复。</translation>
    </message>
    <message>
      <source>Two rasters hold the variable {names}; each variable may be given once.</source>
      <translation>有两个栅格都存放变量 {names}；每个变量只能给出一次。</translation>
    </message>
    <message>
      <source>Two sources are called {names}; give each a name of its own.</source>
      <translation>有两个数据源都叫 {names}；请分别命名。</translation>
    </message>
    <message>
      <source>Uncertainty</source>
      <translation>不确定性</translation>
    </message>
    <message>
      <source>Uncertainty of the estimates</source>
      <translation>估值的不确定性</translation>
    </message>
    <message>
      <source>Uncertainty of the probability</source>
      <translation>概率的不确定性</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>单位</translation>
    </message>
    <message>
      <source>Used with radii.</source>
      <translation>与半径一起使用。</translation>
    </message>
    <message>
      <source>Validate drillholes</source>
      <translation>钻孔数据校验</translation>
    </message>
    <message>
      <source>Validation loss {loss}.</source>
      <translation>验证损失 {loss}。</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>值</translation>
    </message>
    <message>
      <source>Values</source>
      <translation>值</translation>
    </message>
    <message>
      <source>Variable {number} of {total} has no value at any of the {samples} samples; at least one is needed.</source>
      <translation>{total} 个变量中的第 {number} 个在 {samples} 个样品上都没有值；至少需要一个。</translation>
    </message>
    <message>
      <source>Variance of the samples</source>
      <translation>样品方差</translation>
    </message>
    <message>
      <source>Variogram</source>
      <translation>变异函数</translation>
    </message>
    <message>
      <source>Variogram (*.json)</source>
      <translation>变异函数 (*.json)</translation>
    </message>
    <message>
      <source>Variogram fitted</source>
      <translation>变异函数拟合完成</translation>
    </message>
    <message>
      <source>Variogram of {}</source>
      <translation>{} 的变异函数</translation>
    </message>
    <message>
      <source>Variogram: nugget {nugget} only.</source>
      <translation>变异函数：只有块金值 {nugget}。</translation>
    </message>
    <message>
      <source>Variogram: nugget {nugget}, {structures}; sill {sill}, azimuth {azimuth}, dip {dip}, plunge {plunge}.</source>
      <translation>变异函数：块金值 {nugget}，{structures}；基台值 {sill}，方位角 {azimuth}，倾角 {dip}，侧伏角 {plunge}。</translation>
    </message>
    <message>
      <source>Variograms</source>
      <translation>变异函数</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>版本</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>版本</translation>
    </message>
    <message>
      <source>Versions, seeds and times</source>
      <translation>版本、种子与时间</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>体积</translation>
    </message>
    <message>
      <source>Volume by level</source>
      <translation>各中段的体积</translation>
    </message>
    <message>
      <source>Volume of all targets together, in units of the coordinates cubed.</source>
      <translation>所有靶区的总体积，单位为坐标单位的立方。</translation>
    </message>
    <message>
      <source>Volume of the voxels together, in units of the coordinates cubed.</source>
      <translation>所有体素的总体积，单位为坐标单位的立方。</translation>
    </message>
    <message>
      <source>Voxels</source>
      <translation>体素</translation>
    </message>
    <message>
      <source>Voxels: probability of ore</source>
      <translation>体素：矿石概率</translation>
    </message>
    <message>
      <source>Waiting for another run to finish with the worker.</source>
      <translation>正在等待另一次运行用完工作进程。</translation>
    </message>
    <message>
      <source>Warnings</source>
      <translation>警告</translation>
    </message>
    <message>
      <source>Warnings and notices, in their order</source>
      <translation>警告与提示,按先后顺序</translation>
    </message>
    <message>
      <source>Web page (*.html)</source>
      <translation>网页 (*.html)</translation>
    </message>
    <message>
      <source>Web page (*.html);;Text (*.txt)</source>
      <translation>网页 (*.html);;文本 (*.txt)</translation>
    </message>
    <message>
      <source>Weight of the sum of absolute weights in the loss.</source>
      <translation>损失中权重绝对值之和的系数。</translation>
    </message>
    <message>
      <source>Weight of the sum of squared weights in the loss; for AdamW its decoupled decay.</source>
      <translation>损失中权重平方和的系数；对 AdamW 为其解耦的权重衰减。</translation>
    </message>
    <message>
      <source>What Oresight is, how it is set up, and how it is used without a window.</source>
      <translation>Oresight 是什么、如何安装设置，以及如何在无窗口方式下使用。</translation>
    </message>
    <message>
      <source>What is done with names that the earlier codebook does not have: they get codes above its highest (extend), none (missing), or the run stops (refuse). They are named in the log.</source>
      <translation>对已有编码表中没有的名称的处理方式：在其最大代码之后续编 (extend)、不赋代码 (missing)，或停止运行 (refuse)。这些名称会写入日志。</translation>
    </message>
    <message>
      <source>What is done with what remains at the end of a hole or unit, when it is shorter than half a composite: it is joined to the composite above (merge), kept, or discarded.</source>
      <translation>钻孔或单元末端剩余长度不足半个组合样时的处理方式：并入上一个组合样 (merge)、保留 (keep) 或舍去 (discard)。</translation>
    </message>
    <message>
      <source>What is missing</source>
      <translation>缺少的内容</translation>
    </message>
    <message>
      <source>What is wrong</source>
      <translation>错误内容</translation>
    </message>
    <message>
      <source>What lines, polygons and surfaces become</source>
      <translation>线、多边形和面转换为</translation>
    </message>
    <message>
      <source>What ore is in this deposit, as an expression on the fields of a composite.</source>
      <translation>该矿床中矿石的定义，为基于组合样字段的表达式。</translation>
    </message>
    <message>
      <source>What ore is must be said, as the parameter ORE or the setting composites.ore: an expression on the fields of a composite, such as "cu_pct" &gt;= 0.3.</source>
      <translation>必须说明什么是矿石：用参数 ORE 或设置 composites.ore 给出基于组合样字段的表达式，例如 "cu_pct" &gt;= 0.3。</translation>
    </message>
    <message>
      <source>What ore is, as an expression on the fields of a composite, such as "cu_pct" &gt;= 0.3 or "au_gpt" &gt;= 0.5. Needed here or in the settings.</source>
      <translation>矿石的定义，为基于组合样字段的表达式，例如 "cu_pct" &gt;= 0.3 or "au_gpt" &gt;= 0.5。在此处或设置中必须给出。</translation>
    </message>
    <message>
      <source>What ore is, as an expression on the fields of a composite, such as "cu_pct" &gt;= 0.3 or "au_gpt" &gt;= 0.5; gives the field ore: 1, 0, or NULL where a grade is missing.</source>
      <translation>矿石的定义，为基于组合样字段的表达式，例如 "cu_pct" &gt;= 0.3 or "au_gpt" &gt;= 0.5；由此得到字段 ore：1、0，缺少品位处为 NULL。</translation>
    </message>
    <message>
      <source>What stands for a cell below detection (less than 0.005, or the code -0.005): half of the limit, zero, the limit itself, or nothing. Each replacement is counted. Unassayed is never zero.</source>
      <translation>低于检出限的单元格（小于 0.005，或代码 -0.005）的取值：检出限的一半、零、检出限本身，或不取值。每次替换都会计数。未化验绝不当作零。</translation>
    </message>
    <message>
      <source>What the best target has most of: the expected volume is volume times mean probability.</source>
      <translation>靶区按哪一项排序:期望体积等于体积乘以平均概率。</translation>
    </message>
    <message>
      <source>What the run said</source>
      <translation>运行中的信息</translation>
    </message>
    <message>
      <source>What to do</source>
      <translation>处理方法</translation>
    </message>
    <message>
      <source>What training makes small: the cross-entropy, as published, or the mean square.</source>
      <translation>训练要减小的量：交叉熵（同已发表的方法）或均方误差。</translation>
    </message>
    <message>
      <source>What was read</source>
      <translation>读取的内容</translation>
    </message>
    <message>
      <source>Where the block models (.tif) are written, one for each source.</source>
      <translation>块体模型 (.tif) 的写出位置，每个数据源一个文件。</translation>
    </message>
    <message>
      <source>Where the blocks end above; empty: at the top of the ground.</source>
      <translation>块体的上界；留空：到地表。</translation>
    </message>
    <message>
      <source>Where the blocks end below; empty: below the lowest sample. Needed when there are no samples.</source>
      <translation>块体的下界；留空：到最低样品以下。没有样品时必须给出。</translation>
    </message>
    <message>
      <source>Where the network is computed; auto takes CUDA where there is one, else the CPU.</source>
      <translation>神经网络的计算位置；auto 有 CUDA 时使用 CUDA，否则使用 CPU。</translation>
    </message>
    <message>
      <source>Whether ranges may differ by direction; they do only where samples are better estimated so.</source>
      <translation>变程是否可以随方向变化；只有在样品因此估得更准时才会变化。</translation>
    </message>
    <message>
      <source>Which dips point down; auto: the sign that more holes have. What was found is said in the log.</source>
      <translation>哪种符号的倾角表示向下；auto：多数钻孔所用的符号。判断结果会写入日志。</translation>
    </message>
    <message>
      <source>Why these versions</source>
      <translation>采用这些版本的原因</translation>
    </message>
    <message>
      <source>Without dropout: the entropy of the probability in bits, 0 when certain, 1 at one half. With dropout: the standard deviation of the probability over passes that each leave out other neurons (.tif).</source>
      <translation>没有随机失活时：概率的熵，单位比特，确定时为 0，概率为二分之一时为 1。有随机失活时：多次计算（每次随机略去不同的神经元）所得概率的标准差 (.tif)。</translation>
    </message>
    <message>
      <source>Without samples the lowest elevation of the block model must be given.</source>
      <translation>没有样品时，必须给出块体模型的最低高程。</translation>
    </message>
    <message>
      <source>Write a number, leave the cell empty, or use a code such as &lt;0.005 or NS.</source>
      <translation>填写数字，或让单元格留空，或使用 &lt;0.005、NS 等代码。</translation>
    </message>
    <message>
      <source>Write the column with one decimal mark.</source>
      <translation>该列统一使用一种小数符号。</translation>
    </message>
    <message>
      <source>Write the name in one way.</source>
      <translation>该名称统一使用一种写法。</translation>
    </message>
    <message>
      <source>Writes the tables of a synthetic deposit whose ore is known: the quickest way to see everything work.</source>
      <translation>写出矿石已知的合成矿床的各表：了解全部功能的最快途径。</translation>
    </message>
    <message>
      <source>Writing the true block model</source>
      <translation>正在写出真实块体模型</translation>
    </message>
    <message>
      <source>Writing {count} composites</source>
      <translation>正在写出 {count} 个组合样</translation>
    </message>
    <message>
      <source>Writing {count} problems</source>
      <translation>正在写出 {count} 个问题</translation>
    </message>
    <message>
      <source>a depth of each block</source>
      <translation>每个块体的深度</translation>
    </message>
    <message>
      <source>a feature has no scaler or no codes</source>
      <translation>某个特征没有缩放参数或没有代码</translation>
    </message>
    <message>
      <source>about {duration} left</source>
      <translation>约剩 {duration}</translation>
    </message>
    <message>
      <source>accuracy</source>
      <translation>准确率</translation>
    </message>
    <message>
      <source>activation</source>
      <translation>激活函数</translation>
    </message>
    <message>
      <source>after cleaning</source>
      <translation>清理后</translation>
    </message>
    <message>
      <source>all</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>all blocks</source>
      <translation>全部块体</translation>
    </message>
    <message>
      <source>all blocks, published threshold</source>
      <translation>全部块体,发表的阈值</translation>
    </message>
    <message>
      <source>alphabetical; frequency: the most frequent name is 1; appearance: the first name is 1.</source>
      <translation>alphabetical：按字母顺序；frequency：出现最多的名称为 1；appearance：最先出现的名称为 1。</translation>
    </message>
    <message>
      <source>alteration</source>
      <translation>蚀变</translation>
    </message>
    <message>
      <source>an activation is not known</source>
      <translation>某个激活函数未知</translation>
    </message>
    <message>
      <source>an array has another shape than the layers ask for</source>
      <translation>某个数组的形状与各层要求的不同</translation>
    </message>
    <message>
      <source>assays</source>
      <translation>化验</translation>
    </message>
    <message>
      <source>auc,roc,precision,recall,confusion,score,validation,metrics</source>
      <translation>auc,roc,精确率,召回率,混淆矩阵,评分,验证,指标,precision,recall,confusion,score,validation,metrics</translation>
    </message>
    <message>
      <source>average precision</source>
      <translation>平均精确率</translation>
    </message>
    <message>
      <source>azimuth (°)</source>
      <translation>方位角(°)</translation>
    </message>
    <message>
      <source>barren</source>
      <translation>无矿</translation>
    </message>
    <message>
      <source>barren called barren</source>
      <translation>无矿判为无矿</translation>
    </message>
    <message>
      <source>barren called ore</source>
      <translation>无矿判为矿石</translation>
    </message>
    <message>
      <source>batch size</source>
      <translation>批大小</translation>
    </message>
    <message>
      <source>best block</source>
      <translation>概率最高的块体</translation>
    </message>
    <message>
      <source>block model</source>
      <translation>块体模型</translation>
    </message>
    <message>
      <source>block model,grid,voxel,domain,topography,depth,resource</source>
      <translation>块体模型,网格,体素,估值域,地形,深度,资源,block model,grid,voxel,domain,topography</translation>
    </message>
    <message>
      <source>block size x</source>
      <translation>块体 X 尺寸</translation>
    </message>
    <message>
      <source>block size y</source>
      <translation>块体 Y 尺寸</translation>
    </message>
    <message>
      <source>block size z</source>
      <translation>块体 Z 尺寸</translation>
    </message>
    <message>
      <source>blocks</source>
      <translation>块体数</translation>
    </message>
    <message>
      <source>both</source>
      <translation>两者</translation>
    </message>
    <message>
      <source>bottom elevation</source>
      <translation>底部高程</translation>
    </message>
    <message>
      <source>bytes</source>
      <translation>字节</translation>
    </message>
    <message>
      <source>called barren</source>
      <translation>判为无矿</translation>
    </message>
    <message>
      <source>called ore</source>
      <translation>判为矿石</translation>
    </message>
    <message>
      <source>called rightly (larger class {share})</source>
      <translation>判断正确(较大类 {share})</translation>
    </message>
    <message>
      <source>cancelled</source>
      <translation>已取消</translation>
    </message>
    <message>
      <source>categories</source>
      <translation>类别</translation>
    </message>
    <message>
      <source>cells</source>
      <translation>单元格</translation>
    </message>
    <message>
      <source>centroid</source>
      <translation>形心</translation>
    </message>
    <message>
      <source>centroid: easting, northing, elevation</source>
      <translation>质心:东坐标、北坐标、高程</translation>
    </message>
    <message>
      <source>chance</source>
      <translation>随机</translation>
    </message>
    <message>
      <source>chosen {threshold}</source>
      <translation>所选 {threshold}</translation>
    </message>
    <message>
      <source>class weights</source>
      <translation>类别权重</translation>
    </message>
    <message>
      <source>collars</source>
      <translation>孔口</translation>
    </message>
    <message>
      <source>column</source>
      <translation>列</translation>
    </message>
    <message>
      <source>composite length</source>
      <translation>组合长度</translation>
    </message>
    <message>
      <source>composite,drillhole,borehole,assay,desurvey,collar,ore</source>
      <translation>组合样,样品组合,钻孔,化验,轨迹计算,测斜,孔口,矿石,composite,drillhole,borehole,assay,desurvey,collar,ore</translation>
    </message>
    <message>
      <source>composites</source>
      <translation>组合样</translation>
    </message>
    <message>
      <source>composites.gpkg</source>
      <translation>composites.gpkg</translation>
    </message>
    <message>
      <source>connection of blocks</source>
      <translation>块体相接方式</translation>
    </message>
    <message>
      <source>cubes of ground of {cube_length:g}</source>
      <translation>边长 {cube_length:g} 的地下立方体</translation>
    </message>
    <message>
      <source>depth of the split</source>
      <translation>划分深度</translation>
    </message>
    <message>
      <source>depth, test below {depth:g}</source>
      <translation>深度（{depth:g} 以下为测试）</translation>
    </message>
    <message>
      <source>depths ({unit})</source>
      <translation>深度({unit})</translation>
    </message>
    <message>
      <source>desurvey,trace,path,drillhole,borehole,minimum curvature,deviation</source>
      <translation>轨迹计算,测斜,轨迹,钻孔,最小曲率,弯曲,desurvey,trace,path,drillhole,borehole,minimum curvature,deviation</translation>
    </message>
    <message>
      <source>deviation</source>
      <translation>偏差</translation>
    </message>
    <message>
      <source>device</source>
      <translation>设备</translation>
    </message>
    <message>
      <source>dip (°)</source>
      <translation>倾角(°)</translation>
    </message>
    <message>
      <source>distance of the centroids ({unit})</source>
      <translation>质心距离({unit})</translation>
    </message>
    <message>
      <source>distance to its nearest sample</source>
      <translation>到最近样品的距离</translation>
    </message>
    <message>
      <source>done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>drape,geophysics,geochemistry,fault,contact,intrusion,distance,inside,feature</source>
      <translation>披覆,物探,地球物理,化探,断层,接触带,侵入体,距离,内部,特征,drape,geophysics,geochemistry,fault,contact,intrusion,distance,inside,feature</translation>
    </message>
    <message>
      <source>drawn by chance; the others are the test</source>
      <translation>随机抽取;其余为测试</translation>
    </message>
    <message>
      <source>drill targets</source>
      <translation>钻探靶区</translation>
    </message>
    <message>
      <source>drilled length</source>
      <translation>钻探长度</translation>
    </message>
    <message>
      <source>dropout</source>
      <translation>随机失活 (dropout)</translation>
    </message>
    <message>
      <source>early stopping patience</source>
      <translation>提前停止的容忍轮次</translation>
    </message>
    <message>
      <source>easting</source>
      <translation>东坐标</translation>
    </message>
    <message>
      <source>easting of the centroid</source>
      <translation>形心东坐标</translation>
    </message>
    <message>
      <source>edge of the cubes of the split</source>
      <translation>划分立方体的边长</translation>
    </message>
    <message>
      <source>elevation</source>
      <translation>高程</translation>
    </message>
    <message>
      <source>elevation of the centroid</source>
      <translation>形心高程</translation>
    </message>
    <message>
      <source>elevations ({unit})</source>
      <translation>高程({unit})</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>轮次</translation>
    </message>
    <message>
      <source>epochs</source>
      <translation>轮次数</translation>
    </message>
    <message>
      <source>error</source>
      <translation>错误</translation>
    </message>
    <message>
      <source>estimator of the variogram</source>
      <translation>变异函数估计量</translation>
    </message>
    <message>
      <source>everything</source>
      <translation>所有步骤</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>失败</translation>
    </message>
    <message>
      <source>false positive rate</source>
      <translation>假阳性率</translation>
    </message>
    <message>
      <source>feature</source>
      <translation>特征</translation>
    </message>
    <message>
      <source>field</source>
      <translation>字段</translation>
    </message>
    <message>
      <source>file</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>found</source>
      <translation>找到</translation>
    </message>
    <message>
      <source>grade</source>
      <translation>品位</translation>
    </message>
    <message>
      <source>grades</source>
      <translation>品位</translation>
    </message>
    <message>
      <source>gradient clip</source>
      <translation>最大梯度</translation>
    </message>
    <message>
      <source>greatest depth</source>
      <translation>最大深度</translation>
    </message>
    <message>
      <source>here</source>
      <translation>当前</translation>
    </message>
    <message>
      <source>here, test, at {threshold}</source>
      <translation>本矿床,测试,阈值 {threshold}</translation>
    </message>
    <message>
      <source>here, test, chosen threshold</source>
      <translation>本矿床,测试,所选阈值</translation>
    </message>
    <message>
      <source>here, training</source>
      <translation>本矿床,训练</translation>
    </message>
    <message>
      <source>high</source>
      <translation>高</translation>
    </message>
    <message>
      <source>highest</source>
      <translation>最高</translation>
    </message>
    <message>
      <source>highest probability</source>
      <translation>最高概率</translation>
    </message>
    <message>
      <source>hole or domain</source>
      <translation>钻孔或估值域</translation>
    </message>
    <message>
      <source>holes</source>
      <translation>钻孔</translation>
    </message>
    <message>
      <source>holes inside</source>
      <translation>穿过的钻孔</translation>
    </message>
    <message>
      <source>holes that pass through</source>
      <translation>穿过的钻孔数</translation>
    </message>
    <message>
      <source>in some cubes of ground of {cube_length:g}; those in the others are the test</source>
      <translation>位于边长 {cube_length:g} 的部分立方区内;其余立方区为测试</translation>
    </message>
    <message>
      <source>in the file</source>
      <translation>文件中</translation>
    </message>
    <message>
      <source>indicator kriging,lithology,rock,alteration,category,probability,entropy,ore</source>
      <translation>指示克里金,岩性,岩石,蚀变,类别,概率,熵,矿石,indicator kriging,lithology,rock,alteration,category,probability,entropy,ore</translation>
    </message>
    <message>
      <source>kind of a variable</source>
      <translation>变量类型</translation>
    </message>
    <message>
      <source>kriging,grade,estimate,interpolation,variance,geostatistics</source>
      <translation>克里金,品位,估值,插值,方差,地质统计,kriging,grade,estimate,interpolation,variance,geostatistics</translation>
    </message>
    <message>
      <source>l1</source>
      <translation>L1</translation>
    </message>
    <message>
      <source>l2</source>
      <translation>L2</translation>
    </message>
    <message>
      <source>label,ore,waste,cutoff,target,training,wireframe,solid</source>
      <translation>标签,标注,矿石,废石,边界品位,目标,训练,线框,实体,label,ore,waste,cutoff,target,training,wireframe,solid</translation>
    </message>
    <message>
      <source>labelled</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>labelled volume (million {unit}³)</source>
      <translation>标签体积(百万 {unit}³)</translation>
    </message>
    <message>
      <source>learning rate</source>
      <translation>学习率</translation>
    </message>
    <message>
      <source>least depth</source>
      <translation>最小深度</translation>
    </message>
    <message>
      <source>left out, wholly or in part</source>
      <translation>全部或部分剔除</translation>
    </message>
    <message>
      <source>less than {depth:g} below the surface; deeper blocks are the test</source>
      <translation>地表以下不足 {depth:g} 者;更深的块体为测试</translation>
    </message>
    <message>
      <source>lithology</source>
      <translation>岩性</translation>
    </message>
    <message>
      <source>lithology,rock,alteration,category,code,codebook,integer</source>
      <translation>岩性,岩石,蚀变,类别,代码,编码,编码表,整数,lithology,rock,alteration,category,code,codebook,integer</translation>
    </message>
    <message>
      <source>logged length</source>
      <translation>编录长度</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>损失</translation>
    </message>
    <message>
      <source>made by Oresight</source>
      <translation>由 Oresight 创建</translation>
    </message>
    <message>
      <source>maximum</source>
      <translation>最大值</translation>
    </message>
    <message>
      <source>maximum distance</source>
      <translation>最大距离</translation>
    </message>
    <message>
      <source>mean</source>
      <translation>平均值</translation>
    </message>
    <message>
      <source>mean probability</source>
      <translation>平均概率</translation>
    </message>
    <message>
      <source>median</source>
      <translation>中位数</translation>
    </message>
    <message>
      <source>method of desurveying</source>
      <translation>轨迹计算方法</translation>
    </message>
    <message>
      <source>million tonnes, best target</source>
      <translation>百万吨,最佳靶区</translation>
    </message>
    <message>
      <source>million {unit}³ from probability {threshold} on</source>
      <translation>百万 {unit}³,概率不低于 {threshold}</translation>
    </message>
    <message>
      <source>minimum</source>
      <translation>最小值</translation>
    </message>
    <message>
      <source>minimum coverage</source>
      <translation>最低覆盖率</translation>
    </message>
    <message>
      <source>minimum volume</source>
      <translation>最小体积</translation>
    </message>
    <message>
      <source>minimum_curvature: arcs; balanced_tangential: half of the way with each station's direction; tangential: each station's direction holds until the next.</source>
      <translation>minimum_curvature：圆弧；balanced_tangential：两端测点的方向各占一半；tangential：每个测点的方向保持到下一个测点。</translation>
    </message>
    <message>
      <source>minor</source>
      <translation>短轴</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>缺失</translation>
    </message>
    <message>
      <source>model</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>model of a variogram structure</source>
      <translation>变异函数结构的模型</translation>
    </message>
    <message>
      <source>moderate</source>
      <translation>中等</translation>
    </message>
    <message>
      <source>momentum</source>
      <translation>动量</translation>
    </message>
    <message>
      <source>nearest hole</source>
      <translation>最近钻孔</translation>
    </message>
    <message>
      <source>nearest hole, distance ({unit})</source>
      <translation>最近钻孔及距离({unit})</translation>
    </message>
    <message>
      <source>nearest to some holes; those nearest to the others are the test</source>
      <translation>最近钻孔属于部分钻孔者;其余为测试</translation>
    </message>
    <message>
      <source>network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>network.safetensors</source>
      <translation>network.safetensors</translation>
    </message>
    <message>
      <source>networks</source>
      <translation>神经网络</translation>
    </message>
    <message>
      <source>neural network,deep learning,machine learning,classification,probability,ore</source>
      <translation>神经网络,深度神经网络,深度学习,机器学习,分类,概率,矿石,neural network,deep learning,machine learning,classification,probability,ore</translation>
    </message>
    <message>
      <source>no structures to try</source>
      <translation>没有可尝试的结构</translation>
    </message>
    <message>
      <source>none</source>
      <translation>无</translation>
    </message>
    <message>
      <source>northing</source>
      <translation>北坐标</translation>
    </message>
    <message>
      <source>northing of the centroid</source>
      <translation>形心北坐标</translation>
    </message>
    <message>
      <source>not logged</source>
      <translation>未编录</translation>
    </message>
    <message>
      <source>note</source>
      <translation>提示</translation>
    </message>
    <message>
      <source>nugget</source>
      <translation>块金值</translation>
    </message>
    <message>
      <source>number</source>
      <translation>数值</translation>
    </message>
    <message>
      <source>number of neurons of a hidden layer</source>
      <translation>隐藏层的神经元数</translation>
    </message>
    <message>
      <source>of them ore</source>
      <translation>其中矿石</translation>
    </message>
    <message>
      <source>of them surveyed</source>
      <translation>其中有测斜</translation>
    </message>
    <message>
      <source>offset of the centroids: east, north, up ({unit})</source>
      <translation>质心偏移:东、北、上({unit})</translation>
    </message>
    <message>
      <source>optimizer</source>
      <translation>优化器</translation>
    </message>
    <message>
      <source>order of the codes</source>
      <translation>编码顺序</translation>
    </message>
    <message>
      <source>ore</source>
      <translation>矿石</translation>
    </message>
    <message>
      <source>ore called barren</source>
      <translation>矿石判为无矿</translation>
    </message>
    <message>
      <source>ore called ore</source>
      <translation>矿石判为矿石</translation>
    </message>
    <message>
      <source>output</source>
      <translation>输出</translation>
    </message>
    <message>
      <source>overlap (IoU)</source>
      <translation>重叠(IoU)</translation>
    </message>
    <message>
      <source>overlap: Dice</source>
      <translation>重叠:Dice</translation>
    </message>
    <message>
      <source>overlap: common over united volume (IoU)</source>
      <translation>重叠:交集与并集体积之比(IoU)</translation>
    </message>
    <message>
      <source>plan,level,bench,slice,section,elevation</source>
      <translation>平面图,水平,中段,台阶,切片,剖面,高程,plan,level,bench,slice,section,elevation</translation>
    </message>
    <message>
      <source>plunge (°)</source>
      <translation>侧伏角(°)</translation>
    </message>
    <message>
      <source>point stands at</source>
      <translation>点的位置</translation>
    </message>
    <message>
      <source>points</source>
      <translation>点</translation>
    </message>
    <message>
      <source>points of the surface</source>
      <translation>地表面的点</translation>
    </message>
    <message>
      <source>precision</source>
      <translation>精确率</translation>
    </message>
    <message>
      <source>predicted</source>
      <translation>预测</translation>
    </message>
    <message>
      <source>predicted volume (million {unit}³)</source>
      <translation>预测体积(百万 {unit}³)</translation>
    </message>
    <message>
      <source>prediction,inference,neural network,ore,probability,uncertainty</source>
      <translation>预测,推断,神经网络,矿石,概率,不确定性,prediction,inference,neural network,ore,probability,uncertainty</translation>
    </message>
    <message>
      <source>predictor</source>
      <translation>预测方法</translation>
    </message>
    <message>
      <source>probability</source>
      <translation>概率</translation>
    </message>
    <message>
      <source>published ({threshold})</source>
      <translation>已发表 ({threshold})</translation>
    </message>
    <message>
      <source>published {threshold}</source>
      <translation>已发表 {threshold}</translation>
    </message>
    <message>
      <source>published, test</source>
      <translation>已发表，测试</translation>
    </message>
    <message>
      <source>published, training</source>
      <translation>已发表，训练</translation>
    </message>
    <message>
      <source>pyqtgraph</source>
      <translation>pyqtgraph</translation>
    </message>
    <message>
      <source>python,torch,pytorch,install,library,package,venv,pip,worker,dependencies</source>
      <translation>python,torch,pytorch,安装,库,软件包,虚拟环境,依赖,工作进程,install,library,package,venv,pip,worker,dependencies</translation>
    </message>
    <message>
      <source>range of a variogram structure</source>
      <translation>变异函数结构的变程</translation>
    </message>
    <message>
      <source>range, major</source>
      <translation>变程,长轴</translation>
    </message>
    <message>
      <source>rank</source>
      <translation>名次</translation>
    </message>
    <message>
      <source>ranking</source>
      <translation>排序方式</translation>
    </message>
    <message>
      <source>reach of the search</source>
      <translation>搜索范围</translation>
    </message>
    <message>
      <source>recall</source>
      <translation>召回率</translation>
    </message>
    <message>
      <source>replaced by</source>
      <translation>替换为</translation>
    </message>
    <message>
      <source>report: look only. create: make Oresight's own environment, anew when there is one. repair: install what it lacks. use: work with the Python named below from now on.</source>
      <translation>report：仅检查。create：创建 Oresight 专用环境，已有时重新创建。repair：安装其缺少的库。use：今后使用下面指定的 Python。</translation>
    </message>
    <message>
      <source>role</source>
      <translation>角色</translation>
    </message>
    <message>
      <source>rows</source>
      <translation>行</translation>
    </message>
    <message>
      <source>rule</source>
      <translation>规则</translation>
    </message>
    <message>
      <source>rule for negative values</source>
      <translation>负值的处理规则</translation>
    </message>
    <message>
      <source>rule for short ends</source>
      <translation>孔尾短段的处理规则</translation>
    </message>
    <message>
      <source>rule for the threshold</source>
      <translation>阈值规则</translation>
    </message>
    <message>
      <source>rule for values below detection</source>
      <translation>低于检出限的处理规则</translation>
    </message>
    <message>
      <source>run.json</source>
      <translation>run.json</translation>
    </message>
    <message>
      <source>running</source>
      <translation>正在运行</translation>
    </message>
    <message>
      <source>samples</source>
      <translation>样品</translation>
    </message>
    <message>
      <source>scaling</source>
      <translation>特征缩放方式</translation>
    </message>
    <message>
      <source>schedule</source>
      <translation>学习率调整方式</translation>
    </message>
    <message>
      <source>schedule drop</source>
      <translation>学习率下降系数</translation>
    </message>
    <message>
      <source>schedule every</source>
      <translation>学习率调整间隔</translation>
    </message>
    <message>
      <source>search radius</source>
      <translation>搜索半径</translation>
    </message>
    <message>
      <source>searches and variograms</source>
      <translation>搜索和变异函数</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>秒</translation>
    </message>
    <message>
      <source>seed</source>
      <translation>随机种子</translation>
    </message>
    <message>
      <source>seed: {name}</source>
      <translation>种子:{name}</translation>
    </message>
    <message>
      <source>semi-major</source>
      <translation>次轴</translation>
    </message>
    <message>
      <source>set by you</source>
      <translation>由您指定</translation>
    </message>
    <message>
      <source>setting</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>share</source>
      <translation>占比</translation>
    </message>
    <message>
      <source>share of the larger class</source>
      <translation>较大类别的比例</translation>
    </message>
    <message>
      <source>share of the test blocks</source>
      <translation>测试块体比例</translation>
    </message>
    <message>
      <source>share of the validation blocks</source>
      <translation>验证块体比例</translation>
    </message>
    <message>
      <source>sign of the dip</source>
      <translation>倾角符号</translation>
    </message>
    <message>
      <source>sill</source>
      <translation>基台值</translation>
    </message>
    <message>
      <source>sill of a variogram structure</source>
      <translation>变异函数结构的基台值</translation>
    </message>
    <message>
      <source>solver</source>
      <translation>求解器</translation>
    </message>
    <message>
      <source>split</source>
      <translation>划分方式</translation>
    </message>
    <message>
      <source>stage</source>
      <translation>阶段</translation>
    </message>
    <message>
      <source>stopping</source>
      <translation>正在停止</translation>
    </message>
    <message>
      <source>structure</source>
      <translation>结构</translation>
    </message>
    <message>
      <source>surveys</source>
      <translation>测斜</translation>
    </message>
    <message>
      <source>synthetic,example,demo,test data,drillhole,truth</source>
      <translation>合成,示例,演示,测试数据,钻孔,真值,synthetic,example,demo,test data,drillhole,truth</translation>
    </message>
    <message>
      <source>table</source>
      <translation>表</translation>
    </message>
    <message>
      <source>target,drill,rank,body,volume,tonnage,exploration</source>
      <translation>靶区,钻探,排序,矿体,体积,吨位,勘查,target,drill,rank,body,volume,tonnage,exploration</translation>
    </message>
    <message>
      <source>targets</source>
      <translation>估值目标点</translation>
    </message>
    <message>
      <source>test</source>
      <translation>测试</translation>
    </message>
    <message>
      <source>test at {threshold}</source>
      <translation>测试，阈值 {threshold}</translation>
    </message>
    <message>
      <source>test blocks</source>
      <translation>测试块体</translation>
    </message>
    <message>
      <source>text</source>
      <translation>文本</translation>
    </message>
    <message>
      <source>the features give another number of inputs, or the output is not known</source>
      <translation>特征给出的输入数目不符，或输出未知</translation>
    </message>
    <message>
      <source>the first of them</source>
      <translation>其中第一个</translation>
    </message>
    <message>
      <source>the hole or domain of each block</source>
      <translation>每个块体所属的钻孔或估值域</translation>
    </message>
    <message>
      <source>the plots of the docks</source>
      <translation>停靠面板中的绘图</translation>
    </message>
    <message>
      <source>this step</source>
      <translation>此步骤</translation>
    </message>
    <message>
      <source>threshold</source>
      <translation>阈值</translation>
    </message>
    <message>
      <source>threshold rule</source>
      <translation>阈值规则</translation>
    </message>
    <message>
      <source>tonnage (t)</source>
      <translation>吨位 (t)</translation>
    </message>
    <message>
      <source>tonnes (million)</source>
      <translation>吨位(百万)</translation>
    </message>
    <message>
      <source>top elevation</source>
      <translation>顶部高程</translation>
    </message>
    <message>
      <source>trained in {duration}</source>
      <translation>训练用时 {duration}</translation>
    </message>
    <message>
      <source>training</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>true positive rate</source>
      <translation>真阳性率</translation>
    </message>
    <message>
      <source>validate,check,drillhole,collar,survey,assay,overlap,gap,duplicate,quality</source>
      <translation>校验,检查,钻孔,孔口,测斜,化验,重叠,缺口,重复,质量,validate,check,drillhole,collar,survey,assay,overlap,gap,duplicate,quality</translation>
    </message>
    <message>
      <source>validation</source>
      <translation>验证</translation>
    </message>
    <message>
      <source>value</source>
      <translation>值</translation>
    </message>
    <message>
      <source>values</source>
      <translation>数值</translation>
    </message>
    <message>
      <source>variogram,semivariogram,range,sill,nugget,anisotropy,geostatistics</source>
      <translation>变异函数,半变异函数,变程,基台值,块金值,各向异性,地质统计,variogram,semivariogram,range,sill,nugget,anisotropy,geostatistics</translation>
    </message>
    <message>
      <source>version or seed</source>
      <translation>版本或种子</translation>
    </message>
    <message>
      <source>volume</source>
      <translation>体积</translation>
    </message>
    <message>
      <source>volume (million {unit}³)</source>
      <translation>体积(百万 {unit}³)</translation>
    </message>
    <message>
      <source>volume of both (million {unit}³)</source>
      <translation>共同体积(百万 {unit}³)</translation>
    </message>
    <message>
      <source>voxel,cube,block,3d,probability,ore body</source>
      <translation>体素,立方体,块体,三维,概率,矿体,voxel,cube,block,3d,probability,ore body</translation>
    </message>
    <message>
      <source>voxels.gpkg</source>
      <translation>voxels.gpkg</translation>
    </message>
    <message>
      <source>warning</source>
      <translation>警告</translation>
    </message>
    <message>
      <source>waste</source>
      <translation>废石</translation>
    </message>
    <message>
      <source>workflow,chain,pipeline,all,ore,probability,voxel,network,drillhole</source>
      <translation>工作流,流程,全流程,矿石,概率,体素,神经网络,钻孔,workflow,chain,pipeline,all,ore,probability,voxel,network,drillhole</translation>
    </message>
    <message>
      <source>{0} blocks of ore, {1} of waste: {2} ore.</source>
      <translation>矿石块体 {0} 个，废石块体 {1} 个：矿石占 {2}。</translation>
    </message>
    <message>
      <source>{0} classes; {1} rows without a code.</source>
      <translation>{0} 个类别；{1} 行没有代码。</translation>
    </message>
    <message>
      <source>{0} cubes may turn slowly in the 3D view; a higher minimum shows fewer.</source>
      <translation>{0} 个立方体在三维视图中可能转动缓慢；提高最小值可减少显示数量。</translation>
    </message>
    <message>
      <source>{0} errors, {1} warnings and {2} notes in {3} holes.</source>
      <translation>{3} 个钻孔中有 {0} 个错误、{1} 个警告和 {2} 条提示。</translation>
    </message>
    <message>
      <source>{0} of {1} blocks reach {2}.</source>
      <translation>{1} 个块体中有 {0} 个达到 {2}。</translation>
    </message>
    <message>
      <source>{0} targets.</source>
      <translation>{0} 个靶区。</translation>
    </message>
    <message>
      <source>{0}, about {1} left</source>
      <translation>{0}，约剩 {1}</translation>
    </message>
    <message>
      <source>{blocks} blocks of {size} need about {needed} GB, but {available} GB of memory are free. Blocks of {larger} would fit, or a smaller extent.</source>
      <translation>{blocks} 个尺寸为 {size} 的块体约需 {needed} GB 内存，但可用内存只有 {available} GB。可改用 {larger} 的块体，或缩小范围。</translation>
    </message>
    <message>
      <source>{column} of the {table}: {names} differ only in capitals or blanks.</source>
      <translation>{table}表的 {column} 列：{names} 只有大小写或空格不同。</translation>
    </message>
    <message>
      <source>{column} of the {table}: {name} is there once, in hole {hole}.</source>
      <translation>{table}表的 {column} 列：{name} 只出现一次，在钻孔 {hole} 中。</translation>
    </message>
    <message>
      <source>{column} of the {table}: {value} is there {count} times and is replaced by {by}.</source>
      <translation>{table}表的 {column} 列：{value} 出现 {count} 次，替换为 {by}。</translation>
    </message>
    <message>
      <source>{column} of the {table}: {value} is there {count} times and is taken as missing.</source>
      <translation>{table}表的 {column} 列：{value} 出现 {count} 次，视为缺失。</translation>
    </message>
    <message>
      <source>{count} composites have too little assayed length for {field}, which is left empty there.</source>
      <translation>{count} 个组合样的 {field} 化验长度过短，该字段留空。</translation>
    </message>
    <message>
      <source>{count} holes have no survey and were taken as vertical, downwards: {holes}.</source>
      <translation>{count} 个钻孔没有测斜，视为竖直向下：{holes}。</translation>
    </message>
    <message>
      <source>{count} holes without stations in the survey table are straight, with the azimuth and dip of the collar table: {holes}.</source>
      <translation>{count} 个钻孔在测斜表中没有测点，视为直孔，采用孔口表的方位角和倾角：{holes}。</translation>
    </message>
    <message>
      <source>{count} names of {variable} are not in the earlier codebook: {names}.</source>
      <translation>{variable} 有 {count} 个名称不在已有编码表中：{names}。</translation>
    </message>
    <message>
      <source>{count} of the steps cannot run, because libraries are missing.</source>
      <translation>由于缺少库，有 {count} 个步骤无法运行。</translation>
    </message>
    <message>
      <source>{count} of {n} blocks have a {name} beyond the values that the network was trained on: there it extrapolates.</source>
      <translation>{n} 个块体中有 {count} 个的 {name} 超出神经网络训练值的范围：在那里属于外推。</translation>
    </message>
    <message>
      <source>{count} of {total} holes of the {table} have the other sign and were read as going upwards: {holes}.</source>
      <translation>{table}表的 {total} 个钻孔中有 {count} 个倾角符号相反，按向上施工读取：{holes}。</translation>
    </message>
    <message>
      <source>{count} of {total} values of {column} in the {table} are exactly zero.</source>
      <translation>{table}表 {column} 列的 {total} 个值中有 {count} 个恰好为零。</translation>
    </message>
    <message>
      <source>{count} rows of the {table} have fewer cells than headers; the rest was taken as empty.</source>
      <translation>{table}表有 {count} 行的单元格少于表头；其余视为空。</translation>
    </message>
    <message>
      <source>{count} rows of the {table} overlap others; where rows overlap, each column takes the value of the first row of the file that has one there.</source>
      <translation>{table}表有 {count} 行与其他行重叠；重叠处每一列取文件中在该处有值的第一行。</translation>
    </message>
    <message>
      <source>{errors} errors, {warnings} warnings and {notes} notes in {holes} holes.</source>
      <translation>{holes} 个钻孔中有 {errors} 个错误、{warnings} 个警告和 {notes} 条提示。</translation>
    </message>
    <message>
      <source>{feature} alone tells ore from waste nearly as well on the training blocks (AUC {auc}) as the network does ({network}): the label is all but a function of it.</source>
      <translation>仅 {feature} 一项在训练块体上判别矿与废石几乎与网络相当(AUC {auc},网络 {network}):标签几乎就是它的函数。</translation>
    </message>
    <message>
      <source>{field} has {n} different values; a category has {most} at most.</source>
      <translation>{field} 有 {n} 个不同的值；类别最多 {most} 个。</translation>
    </message>
    <message>
      <source>{field} holds numbers with decimals, such as {example}; a category is a text or a whole number.</source>
      <translation>{field} 中有带小数的数字，例如 {example}；类别应为文本或整数。</translation>
    </message>
    <message>
      <source>{field}: entropy</source>
      <translation>{field}：熵</translation>
    </message>
    <message>
      <source>{field}: indicator</source>
      <translation>{field}：指示值</translation>
    </message>
    <message>
      <source>{field}: kriging variance</source>
      <translation>{field}：克里金方差</translation>
    </message>
    <message>
      <source>{folder} has no block models; there is nothing to show.</source>
      <translation>{folder} 中没有块体模型；没有可显示的内容。</translation>
    </message>
    <message>
      <source>{folder} is no folder of a finished run: {missing} is not there.</source>
      <translation>{folder} 不是已完成运行的文件夹:缺少 {missing}。</translation>
    </message>
    <message>
      <source>{job} met an error that nobody foresaw: {kind}: {reason}. The log of the worker says more.</source>
      <translation>{job} 遇到未预料的错误：{kind}：{reason}。详见工作进程的日志。</translation>
    </message>
    <message>
      <source>{job} needs {libraries}.</source>
      <translation>{job} 需要 {libraries}。</translation>
    </message>
    <message>
      <source>{kept} of {total} rows of {name} pass the filter of its layer, {filter}.</source>
      <translation>{name} 的 {total} 行中有 {kept} 行符合其图层的过滤条件 {filter}。</translation>
    </message>
    <message>
      <source>{layer} has elevations and is seen in space.</source>
      <translation>{layer} 带有高程，按空间对象处理。</translation>
    </message>
    <message>
      <source>{layer} has no field {missing}; its fields are {available}.</source>
      <translation>{layer} 没有字段 {missing}；其字段为 {available}。</translation>
    </message>
    <message>
      <source>{layer} has no inside: polygons or a closed surface are needed.</source>
      <translation>{layer} 没有内部：需要多边形或封闭的面。</translation>
    </message>
    <message>
      <source>{layer} has no points, lines, polygons or triangles.</source>
      <translation>{layer} 中没有点、线、多边形或三角形。</translation>
    </message>
    <message>
      <source>{layer} has no rows; at least one is needed.</source>
      <translation>{layer} 没有记录；至少需要一条。</translation>
    </message>
    <message>
      <source>{layer} has {n} bands; the first is taken.</source>
      <translation>{layer} 有 {n} 个波段；取第一个。</translation>
    </message>
    <message>
      <source>{layer} is a mesh: distances to it are measured in space.</source>
      <translation>{layer} 是网格 (mesh)：到它的距离按空间距离量算。</translation>
    </message>
    <message>
      <source>{layer} is empty: there is nothing to measure distances to.</source>
      <translation>{layer} 为空：没有可量算距离的对象。</translation>
    </message>
    <message>
      <source>{layer} is no raster and cannot be draped; choose a distance or the inside for it.</source>
      <translation>{layer} 不是栅格，无法披覆；请为其选择距离或内部。</translation>
    </message>
    <message>
      <source>{layer} is seen on the map: it goes straight down from there.</source>
      <translation>{layer} 按平面对象处理：从平面竖直向下延伸。</translation>
    </message>
    <message>
      <source>{layer} must be a layer of points, but it holds {given}.</source>
      <translation>{layer} 必须是点图层，但它存放的是 {given}。</translation>
    </message>
    <message>
      <source>{layer} must be a layer of polygons with elevations (PolygonZ, multipatch) or a mesh.</source>
      <translation>{layer} 必须是带高程的多边形图层（PolygonZ、multipatch）或网格 (mesh)。</translation>
    </message>
    <message>
      <source>{layer} or the block model has no coordinate system; coordinates are taken as they are.</source>
      <translation>{layer} 或块体模型没有坐标系；坐标按原值使用。</translation>
    </message>
    <message>
      <source>{library} (for {purpose}): {reason}</source>
      <translation>{library}（用于{purpose}）：{reason}</translation>
    </message>
    <message>
      <source>{library} {version} lies outside {bounds}</source>
      <translation>{library} {version} 不在 {bounds} 范围内</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} 至 {high}</translation>
    </message>
    <message>
      <source>{missing} of {n} blocks lack the value of a feature.</source>
      <translation>{n} 个块体中有 {missing} 个缺少某个特征的值。</translation>
    </message>
    <message>
      <source>{missing} of {n} probabilities are missing.</source>
      <translation>{n} 个概率中有 {missing} 个缺失。</translation>
    </message>
    <message>
      <source>{names} have different coordinate reference systems: {first} and {second}. Reproject one of them.</source>
      <translation>{names} 的坐标参照系不同：{first} 和 {second}。请对其中之一重投影。</translation>
    </message>
    <message>
      <source>{name} has no value in any block; does it lie in the same place?</source>
      <translation>{name} 在任何块体中都没有值；两者是否在同一位置？</translation>
    </message>
    <message>
      <source>{name} has no value in {n} of {total} blocks.</source>
      <translation>{name} 在 {total} 个块体中的 {n} 个中没有值。</translation>
    </message>
    <message>
      <source>{n} blocks lie farther than {distance} from every sample and are left out.</source>
      <translation>{n} 个块体与所有样品的距离都超过 {distance}，已舍去。</translation>
    </message>
    <message>
      <source>{n} blocks of a grid of the shape {shape} need as many values, but there are {given}.</source>
      <translation>形状为 {shape} 的网格有 {n} 个块体，需要同样多的值，但给出了 {given} 个。</translation>
    </message>
    <message>
      <source>{n} blocks were not estimated: fewer than {minimum} samples lie within the search ellipsoid.</source>
      <translation>{n} 个块体未估值：搜索椭球内的样品少于 {minimum} 个。</translation>
    </message>
    <message>
      <source>{n} blocks were not estimated: no sample lies within the search ellipsoid.</source>
      <translation>{n} 个块体未估值：搜索椭球内没有样品。</translation>
    </message>
    <message>
      <source>{n} blocks were not estimated: their kriging system has no solution.</source>
      <translation>{n} 个块体未估值：其克里金方程组无解。</translation>
    </message>
    <message>
      <source>{n} blocks, {positives} of them ore. AUC {auc} ({words}), average precision {precision}.</source>
      <translation>{n} 个块体，其中 {positives} 个为矿石。AUC {auc}（{words}），平均精确率 {precision}。</translation>
    </message>
    <message>
      <source>{n} of {total} blocks have their centre in the ground and within the boundary.</source>
      <translation>{total} 个块体中有 {n} 个的中心位于地下且在边界以内。</translation>
    </message>
    <message>
      <source>{n} of {total} bodies are smaller than {minimum} and are left out.</source>
      <translation>{total} 个矿体中有 {n} 个小于 {minimum}，已舍去。</translation>
    </message>
    <message>
      <source>{n} of {total} columns of blocks lie within the boundary.</source>
      <translation>{total} 个块体柱中有 {n} 个位于边界以内。</translation>
    </message>
    <message>
      <source>{n} of {total} samples have no coordinates and were left out.</source>
      <translation>{total} 个样品中有 {n} 个没有坐标，已舍去。</translation>
    </message>
    <message>
      <source>{n} of {total} samples have no point with an elevation and are left out.</source>
      <translation>{total} 个样品中有 {n} 个不是带高程的点，已舍去。</translation>
    </message>
    <message>
      <source>{n} of {total} samples have no value or no coordinates and take no part in the variogram.</source>
      <translation>{total} 个样品中有 {n} 个没有数值或坐标，不参与变异函数计算。</translation>
    </message>
    <message>
      <source>{n} others</source>
      <translation>其他 {n} 个</translation>
    </message>
    <message>
      <source>{n} samples are too few to fit a variogram; at least {needed} are needed. A rule of thumb is used.</source>
      <translation>{n} 个样品太少，无法拟合变异函数；至少需要 {needed} 个。改用经验法则。</translation>
    </message>
    <message>
      <source>{n} samples have a {field} that the codebook does not know and are left out: {names}.</source>
      <translation>{n} 个样品的 {field} 不在编码表中，已舍去：{names}。</translation>
    </message>
    <message>
      <source>{n} samples lie at the place of another one; the values at one place were averaged.</source>
      <translation>{n} 个样品与另一样品位于同一点；同一点的数值已取平均。</translation>
    </message>
    <message>
      <source>{parameter}: {given} could not be opened as a layer.</source>
      <translation>{parameter}：{given} 无法作为图层打开。</translation>
    </message>
    <message>
      <source>{path} cannot be read: {reason}.</source>
      <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
      <source>{path} cannot be written: the folder {folder} does not allow it, or another program holds the file open.</source>
      <translation>无法写入 {path}：文件夹 {folder} 不允许写入，或文件被其他程序占用。</translation>
    </message>
    <message>
      <source>{path} cannot be written: {folder} is a file; a folder is needed.</source>
      <translation>无法写入 {path}：{folder} 是文件；需要文件夹。</translation>
    </message>
    <message>
      <source>{path} cannot be written: {reason}.</source>
      <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
      <source>{path} does not say the elevations of its bands; those of the other rasters are taken.</source>
      <translation>{path} 未标明各波段的高程；采用其他栅格的高程。</translation>
    </message>
    <message>
      <source>{path} does not say what it holds; it is known by its file name, {name}.</source>
      <translation>{path} 未标明其内容；按文件名 {name} 识别。</translation>
    </message>
    <message>
      <source>{path} has neither epochs nor curves; the record of a training, an evaluation or a workflow is needed.</source>
      <translation>{path} 中既没有轮次也没有曲线；需要训练、评估或工作流的记录。</translation>
    </message>
    <message>
      <source>{path} has no curves to show: no part of its blocks has both ore and barren ones.</source>
      <translation>{path} 没有可显示的曲线：没有哪个部分同时包含矿石和无矿块体。</translation>
    </message>
    <message>
      <source>{path} has no epochs to show: it is not the record of a training.</source>
      <translation>{path} 没有可显示的轮次：它不是训练记录。</translation>
    </message>
    <message>
      <source>{path} is a file; a folder is needed for the results.</source>
      <translation>{path} 是文件；存放成果需要文件夹。</translation>
    </message>
    <message>
      <source>{path} is no JSON file.</source>
      <translation>{path} 不是 JSON 文件。</translation>
    </message>
    <message>
      <source>{path} is no run record of Oresight, or a damaged one.</source>
      <translation>{path} 不是 Oresight 的运行记录，或已损坏。</translation>
    </message>
    <message>
      <source>{path} is not a codebook: codes, names and colors differ in number.</source>
      <translation>{path} 不是编码表：代码、名称和颜色的数目不一致。</translation>
    </message>
    <message>
      <source>{path} is not a codebook: {reason}.</source>
      <translation>{path} 不是编码表：{reason}。</translation>
    </message>
    <message>
      <source>{path} is not a network of Oresight: {reason}.</source>
      <translation>{path} 不是 Oresight 的神经网络：{reason}。</translation>
    </message>
    <message>
      <source>{python} cannot make an environment: {reason}. On Debian and Ubuntu the package python3-venv is needed; or choose another Python.</source>
      <translation>{python} 无法创建环境：{reason}。在 Debian 和 Ubuntu 上需要软件包 python3-venv；或选择其他 Python。</translation>
    </message>
    <message>
      <source>{python} could not make an environment in {folder}: {reason}</source>
      <translation>{python} 无法在 {folder} 中创建环境：{reason}</translation>
    </message>
    <message>
      <source>{python} is Python {given}; 3.9 or newer is needed.</source>
      <translation>{python} 是 Python {given}；需要 3.9 或更高版本。</translation>
    </message>
    <message>
      <source>{share} of the predicted ore lies in the outermost blocks of the model: the body may go on beyond. A larger margin (blocks.margin) shows it.</source>
      <translation>{share} 的预测矿体位于模型最外层块体:矿体可能向外延伸。加大边距(blocks.margin)即可看到。</translation>
    </message>
    <message>
      <source>{step}: {message}</source>
      <translation>{step}：{message}</translation>
    </message>
    <message>
      <source>{system}, {processors} processors, {memory} MB of memory free.</source>
      <translation>{system}，{processors} 个处理器，可用内存 {memory} MB。</translation>
    </message>
    <message>
      <source>{table}: {count} rows were left out, wholly or in part, by the rule {rule}. The first: {reason}</source>
      <translation>{table}：按规则 {rule} 全部或部分舍去 {count} 行。第一条：{reason}</translation>
    </message>
    <message>
      <source>{title} ({name}) cannot be {given}.</source>
      <translation>{title} ({name}) 不能为 {given}。</translation>
    </message>
    <message>
      <source>{title} ({name}) must be a file that ends in .{extension}, but {given} was given.</source>
      <translation>{title} ({name}) 必须是扩展名为 .{extension} 的文件，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>{title} ({name}) must be a number from {low} to {high}, but {given} was given.</source>
      <translation>{title} ({name}) 必须为 {low} 到 {high} 之间的数字，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>{title} ({name}) must be a number of at least {low}, but {given} was given.</source>
      <translation>{title} ({name}) 必须为不小于 {low} 的数字，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>{title} ({name}) must be a number, but {given} was given.</source>
      <translation>{title} ({name}) 必须为数字，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>{title} ({name}) must be given.</source>
      <translation>必须给出{title} ({name})。</translation>
    </message>
    <message>
      <source>{title} ({name}) must be one of {options}, but {given} was given.</source>
      <translation>{title} ({name}) 必须为 {options} 之一，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>{title} ({name}): {given} could not be opened as a layer.</source>
      <translation>{title} ({name})：{given} 无法作为图层打开。</translation>
    </message>
    <message>
      <source>{unknown} of {n} blocks have no probability: a feature is missing or of a kind the network does not know.</source>
      <translation>{n} 个块体中有 {unknown} 个没有概率：缺少某个特征，或其类别是神经网络不认识的。</translation>
    </message>
    <message>
      <source>{used} of {all} blocks have a value in all rasters and are used; {missing}.</source>
      <translation>{all} 个块体中有 {used} 个在所有栅格中都有值并被使用；{missing}。</translation>
    </message>
    <message>
      <source>{variable} has no category {unknown}; it has {known}.</source>
      <translation>{variable} 没有类别 {unknown}；它有 {known}。</translation>
    </message>
    <message>
      <source>{variable} holds categories: name those that are ore, because a cutoff means nothing to them.</source>
      <translation>{variable} 存放的是类别：请列出哪些类别为矿石，边界品位对类别没有意义。</translation>
    </message>
    <message>
      <source>{wrong} of {total} {argument} have no coordinates.</source>
      <translation>{total} 个{argument}中有 {wrong} 个没有坐标。</translation>
    </message>
    <message>
      <source>{} h {} min</source>
      <translation>{} 小时 {} 分</translation>
    </message>
    <message>
      <source>{} min {} s</source>
      <translation>{} 分 {} 秒</translation>
    </message>
    <message>
      <source>{} s</source>
      <translation>{} 秒</translation>
    </message>
  </context>
</TS>
