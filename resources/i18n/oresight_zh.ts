<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
  <context>
    <name>Oresight</name>
    <message>
      <source> (best)</source>
      <translation>（最佳）</translation>
    </message>
    <message>
      <source>&amp;Oresight</source>
      <translation>&amp;Oresight</translation>
    </message>
    <message>
      <source>, as far as {distance} {unit} from the nearest sample</source>
      <translation>，距最近样品不超过 {distance} {unit}</translation>
    </message>
    <message>
      <source>, azimuth {0}°, dip {1}°</source>
      <translation>，方位角 {0}°，倾角 {1}°</translation>
    </message>
    <message>
      <source>, weight {weight}</source>
      <translation>，权重 {weight}</translation>
    </message>
    <message>
      <source>, {names} by indicator kriging</source>
      <translation>，{names} 用指示克里金估算</translation>
    </message>
    <message>
      <source>0 is saying the mean of every block</source>
      <translation>0 为所有块体一律取均值</translation>
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
      <source>0.5 is chance</source>
      <translation>0.5 为随机水平</translation>
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
      <source>1 x 1 x 1 estimates the centre of a block. Such as 4 x 4 x 2, points along easting, northing and elevation, it estimates the mean of the block, and the variance is that of the block.</source>
      <translation>1 x 1 x 1 估计块体中心点。例如 4 x 4 x 2（沿东、北和高程方向的点数）估计块体的平均值，方差也是块体的方差。</translation>
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
      <source>1.4.2 is the first that boosts on drawn features and works with numpy 1 and with numpy 2</source>
      <translation>1.4.2 是首个支持对随机抽取的特征做梯度提升，并同时兼容 numpy 1 和 numpy 2 的版本</translation>
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
      <source>; practical ranges in the unit of the coordinates. A power structure has no sill: the figure is its rise at its range.</source>
      <translation>；变程为实用变程，单位与坐标相同。幂函数结构没有基台值：所列数值为其在变程处的上升值。</translation>
    </message>
    <message>
      <source>; validation {validation_loss:.4f}</source>
      <translation>；验证 {validation_loss:.4f}</translation>
    </message>
    <message>
      <source>; validation {validation_loss:.4f}, {validation_accuracy:.4f}</source>
      <translation>；验证 {validation_loss:.4f}，{validation_accuracy:.4f}</translation>
    </message>
    <message>
      <source>A Python script that rebuilds the network in PyTorch, reads its file and predicts the rows of a CSV table (.py). Its head says how it is used.</source>
      <translation>一个 Python 脚本 (.py)，用 PyTorch 重建该神经网络，读取其文件，并对 CSV 表的各行作出预测。用法见脚本开头。</translation>
    </message>
    <message>
      <source>A block gets a probability where all features have a value, and a label where the indicator of ore could be kriged. What is missing is missing because too few samples lie within the search of the kriging there.</source>
      <translation>所有特征都有值的块体才有概率，矿体指示值能够克里金估算的块体才有标签。缺失的块体是因为该处克里金搜索范围内的样品太少。</translation>
    </message>
    <message>
      <source>A block is discretised by 1 to {most} points along each side, but {given} was given.</source>
      <translation>块体离散化沿每边可取 1 至 {most} 个点，但给出的是 {given}。</translation>
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
      <source>A block model with the same blocks and the codes of the domains, such as kriged categories.</source>
      <translation>块体相同、存放估值域代码的块体模型，例如克里金得到的类别。</translation>
    </message>
    <message>
      <source>A block model with the same blocks that the mean of universal kriging follows, such as a depth or a smooth model. Samples take the value of the block they lie in.</source>
      <translation>块体相同的块体模型，泛克里金的均值随之变化，例如深度或一个平滑的模型。样品取其所在块体的值。</translation>
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
      <source>A class weight is a name or code, a colon and a positive number, such as ore:3, but {given} was given.</source>
      <translation>类别权重的写法为名称或代码、冒号和一个正数，例如 ore:3，但给出的是 {given}。</translation>
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
      <source>A composition has at least two parts, but the array has the shape {given}.</source>
      <translation>成分数据至少有两个组分，但数组的形状为 {given}。</translation>
    </message>
    <message>
      <source>A dense network ({layers} neurons, {activation}, {output} output) was trained with {optimizer}, learning rate {rate}, {epochs} epochs and batches of {batch} blocks to make the {loss} small. Features were scaled ({scaling}) by the training blocks only. Blocks were split by {method}. Seed {seed}; device {device}; PyTorch {torch}.</source>
      <translation>用 {optimizer} 训练全连接网络（神经元 {layers}，{activation}，输出 {output}），学习率 {rate}，{epochs} 个轮次，每批 {batch} 个块体，以减小{loss}。特征缩放（{scaling}）只根据训练块体确定。块体按{method}划分。随机种子 {seed}；计算设备 {device}；PyTorch {torch}。</translation>
    </message>
    <message>
      <source>A dense network with hidden layers of {layers} neurons ({activation}, {output} output) was trained with {optimizer}, learning rate {rate:g}, {batches}, {epochs} epochs, to make the {loss} small, on blocks {where}; {share} of those were kept for validation, cut off by the same rule. Features were scaled ({scaling}) by the training blocks alone.</source>
      <translation>采用隐藏层神经元数为 {layers}（{activation}，输出为 {output}）的全连接网络，以 {optimizer} 训练，学习率 {rate:g}，{batches}，共 {epochs} 轮，使 {loss} 最小，训练块体为{where}；训练块体中的 {share} 按同一规则划出，留作验证。特征仅按训练块体缩放（{scaling}）。</translation>
    </message>
    <message>
      <source>A field for each class</source>
      <translation>每个类别一个字段</translation>
    </message>
    <message>
      <source>A file of settings, such as Compare networks writes for its best network, or those of a whole run. What its section network names, split and seed among it, holds instead of the parameters here (.json).</source>
      <translation>设置文件 (.json)，例如“比较神经网络”为其最佳神经网络写出的文件，或整个运行的设置。其 network 部分列出的各项（包括 split 和 seed）取代此处的参数。</translation>
    </message>
    <message>
      <source>A from above, B from the side, C along the major axis. 1, 2, 3: major, semi-major and minor axis. α azimuth of the major axis, clockwise from north (N); δ its dip, negative downwards; ρ plunge: the turn of the other two axes about it, clockwise for someone who looks along it. With no plunge the semi-major axis is horizontal. These are the three angles of GSLIB.</source>
      <translation>A 为俯视，B 为侧视，C 为沿主轴方向看。1、2、3：主轴、次轴和短轴。α 为主轴方位角，自北 (N) 起顺时针；δ 为主轴倾角，向下为负；ρ 为侧伏角：其余两轴绕主轴的旋转角，沿主轴方向看顺时针为正。侧伏角为零时次轴水平。这三个角度与 GSLIB 的定义相同。</translation>
    </message>
    <message>
      <source>A grade of the composites: adds the field weight, which is small where samples stand close together. All that lies in one cell counts as one sample.</source>
      <translation>组合样的某个品位：增加字段 weight，样品密集处其值较小。落在同一单元内的全部样品合计相当于一个样品。</translation>
    </message>
    <message>
      <source>A grade-tonnage curve needs at least one value.</source>
      <translation>品位-吨位曲线至少需要一个值。</translation>
    </message>
    <message>
      <source>A group needs at least two features, but {given} names {found}.</source>
      <translation>一个组至少需要两个特征，但 {given} 只列出 {found} 个。</translation>
    </message>
    <message>
      <source>A large share says that a feature moves the answer away from that of the reference block, not that the answer is right: importance says which features the network does well by. Integrated gradients (Sundararajan et al. 2017), along a straight line of the scaled inputs.</source>
      <translation>贡献大说明该特征使结果偏离参照块体的结果，并不说明结果正确：神经网络依靠哪些特征取得好的表现，由重要性说明。积分梯度（Sundararajan et al. 2017），沿缩放后输入的直线计算。</translation>
    </message>
    <message>
      <source>A level has the shape {given}, but the block model needs {needed}.</source>
      <translation>某一水平层的形状为 {given}，而块体模型需要 {needed}。</translation>
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
      <source>A mean barren block was asked for, but the network does not tell ore.</source>
      <translation>要求以无矿块体的均值为参照，但该神经网络不区分矿石。</translation>
    </message>
    <message>
      <source>A model of Train on composites is explained at holes that are left out; PART must be {needed}, but {given} was given.</source>
      <translation>“用组合样训练”的模型在留出的钻孔上作解释；PART 必须为 {needed}，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>A model of {n} blocks of {x} x {y} x {z} {unit} was laid below the surface of the ground{limit}.</source>
      <translation>在地表以下建立了由 {n} 个 {x} x {y} x {z} {unit} 的块体组成的模型{limit}。</translation>
    </message>
    <message>
      <source>A model written by Train on composites (.safetensors).</source>
      <translation>由“用组合样训练”写出的模型 (.safetensors)。</translation>
    </message>
    <message>
      <source>A network did not learn when its accuracy, on the training or the validation blocks, merely equals the share of the larger class. Accuracies are at 0.5, of classes by the most probable; of classes and labels AUC and F1 are means over them.</source>
      <translation>若在训练或验证块体上的准确率仅等于较大类别的比例，则该神经网络没有学会。准确率按 0.5 计算，多类别时按概率最高的类别计算；对于类别和标签，AUC 和 F1 为各类别或标签的均值。</translation>
    </message>
    <message>
      <source>A network did not learn when its error merely equals that of saying the mean of every block.</source>
      <translation>若误差仅等于所有块体一律取均值的误差，则该神经网络没有学会。</translation>
    </message>
    <message>
      <source>A network of its own took {n} steps with growing learning rates. The one that was taken, {found}, is a tenth of the rate at which the smoothed loss was lowest.</source>
      <translation>另用一个神经网络以逐步增大的学习率训练了 {n} 步。所采用的学习率 {found} 为平滑损失最低处学习率的十分之一。</translation>
    </message>
    <message>
      <source>A network written by Train network (.safetensors).</source>
      <translation>由“训练神经网络”写出的神经网络 (.safetensors)。</translation>
    </message>
    <message>
      <source>A network written by Train network, or a model by Train on composites (.safetensors).</source>
      <translation>由“训练神经网络”写出的神经网络，或由“用组合样训练”写出的模型 (.safetensors)。</translation>
    </message>
    <message>
      <source>A network written by Train network, which needs its features and a label, or a model written by Train on composites, which needs its composites (.safetensors).</source>
      <translation>由“训练神经网络”写出的神经网络，需要给出其特征和标签；或由“用组合样训练”写出的模型，需要给出其组合样 (.safetensors)。</translation>
    </message>
    <message>
      <source>A number; of a text, such as a rock type, the variogram of its categories together is fitted.</source>
      <translation>数值字段；若为文本（如岩性），则对其各类别合并拟合一个变异函数。</translation>
    </message>
    <message>
      <source>A part is zero in every row; it cannot be in a composition.</source>
      <translation>有一个组分在所有行中都为零；它不能作为成分数据的组分。</translation>
    </message>
    <message>
      <source>A pass of the search is a factor of the radii and a number of samples, such as 2:4, but {given} was given.</source>
      <translation>一遍搜索由半径倍数和样品数组成，例如 2:4，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>A point has no sides: distances to points cannot have a sign.</source>
      <translation>点没有内外两侧：到点的距离不能带正负号。</translation>
    </message>
    <message>
      <source>A raster of each class or label was asked for, but the network has one answer of each block.</source>
      <translation>要求为每个类别或标签输出一个栅格，但该神经网络对每个块体只给出一个结果。</translation>
    </message>
    <message>
      <source>A raster of the ground's elevation; collars far above or below it are reported.</source>
      <translation>地面高程栅格；与其高差过大的孔口会被报告。</translation>
    </message>
    <message>
      <source>A raster to cut or a body is needed; neither was given.</source>
      <translation>需要给出待划分的栅格或矿体，但两者都未给出。</translation>
    </message>
    <message>
      <source>A row for each method (.gpkg or .csv): AUC, log-loss, average precision and calibration error with intervals over holes, and the gain of the honest predictor over it; then its AUC in each fold.</source>
      <translation>每种方法一行（.gpkg 或 .csv）：AUC、对数损失、平均精确率和校准误差及其按钻孔抽样的区间，以及如实预测方法相对该方法的增益；其后为该方法在各折中的 AUC。</translation>
    </message>
    <message>
      <source>A row for each network (.gpkg or .csv): settings, figures on the validation blocks, seconds.</source>
      <translation>每个神经网络一行（.gpkg 或 .csv）：设置、在验证块体上的指标、用时（秒）。</translation>
    </message>
    <message>
      <source>A run (process {pid}, since {since}) was ended while it moved its results into {folder}; they are whole now.</source>
      <translation>有一次运行（进程 {pid}，始于 {since}）在将成果移入 {folder} 时被终止；现在成果已补全。</translation>
    </message>
    <message>
      <source>A run finds ore: the setting {key} must be {needed}, but {given} was given. Settings of other targets are for Train network.</source>
      <translation>工作流预测的是矿石：设置 {key} 必须为 {needed}，但给出的是 {given}。其他目标的设置用于“训练神经网络”。</translation>
    </message>
    <message>
      <source>A search ellipsoid needs three radii, but only {given} was given.</source>
      <translation>搜索椭球需要三个半径，但只给出了 {given}。</translation>
    </message>
    <message>
      <source>A search pass needs at least 1 sample, but {given} was given.</source>
      <translation>每遍搜索至少需要 1 个样品，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>A search that takes all samples for every block knows no octants, limits per hole or passes; give a maximum number of samples.</source>
      <translation>每个块体都取全部样品的搜索不支持卦限、单孔样品数限制和多遍搜索；请给出最多样品数。</translation>
    </message>
    <message>
      <source>A single network of numbers without dropout does not say how uncertain they are. With an ensemble, with dropout, or with a raster of the uncertainty given to Evaluate network, it is shown here what the errors become without the most uncertain blocks.</source>
      <translation>没有随机失活(dropout)的单个数值网络不会给出数值的不确定程度。若使用集成、随机失活,或为“评估网络”提供不确定性栅格,这里会显示剔除最不确定的块体后误差的变化。</translation>
    </message>
    <message>
      <source>A split by {method} needs the block model {name}, but none was given. Create the block model gives one.</source>
      <translation>按 {method} 划分需要块体模型 {name}，但未给出。“创建块体模型”可以生成它。</translation>
    </message>
    <message>
      <source>A structure is written as its model, with the smoothness or exponent in brackets, such as matern(2.5), but {given} was given.</source>
      <translation>结构写为其模型名称，光滑度或指数放在括号中，例如 matern(2.5)，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>A table with a column of names in the order of their codes, and if wanted columns code (whole numbers), group (names of one group get one code) and color (#0072b2). Not beside an earlier codebook.</source>
      <translation>含有一列名称的表，按代码顺序排列；需要时还可有 code（整数）、group（同一组的名称得到同一代码）和 color (#0072b2) 列。不能与已有编码表同时使用。</translation>
    </message>
    <message>
      <source>A target of the kind {target} needs the output {needed}, but {given} was given.</source>
      <translation>{target} 类型的目标需要输出 {needed}，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>A temperature, fitted on the validation blocks, divides the logit of each label: above 1 the network was too sure, below 1 not sure enough; it is 1 where that did not help on ground that it was not fitted on.</source>
      <translation>在验证块体上拟合的温度去除每个标签的对数几率:大于 1 表示网络过于自信,小于 1 表示不够自信；若它在未参与拟合的区域没有帮助,则为 1。</translation>
    </message>
    <message>
      <source>A temperature, fitted on the validation blocks, divides the logits of all classes: above 1 the network was too sure, below 1 not sure enough. What a block is called stays the same.</source>
      <translation>在验证块体上拟合的温度去除所有类别的 logit：大于 1 说明神经网络过于自信，小于 1 说明不够自信。块体所判的类别不变。</translation>
    </message>
    <message>
      <source>A text or whole numbers, such as a rock or an ore zone: blocks use samples of their own domain.</source>
      <translation>文本或整数，例如岩性或矿带：块体只用自身估值域的样品。</translation>
    </message>
    <message>
      <source>A threshold chosen on the test blocks makes their figures too good.</source>
      <translation>在测试块体上选择的阈值会使其指标偏高。</translation>
    </message>
    <message>
      <source>A top cut must be a grade of at least zero, but {given} was given.</source>
      <translation>特高品位上限必须是不小于零的品位，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>A variogram for the indicators of all cutoffs (.json). Empty: one is fitted to them.</source>
      <translation>所有边界品位的指示值共用的变异函数 (.json)。留空：根据这些指示值拟合。</translation>
    </message>
    <message>
      <source>A variogram made by Fit variogram (.json). Empty: one is fitted to the samples, and the log shows it.</source>
      <translation>由“拟合变异函数”生成的变异函数 (.json)。留空：根据样品拟合，并在日志中给出。</translation>
    </message>
    <message>
      <source>A variogram may have up to {most} nested structures, but {given} were given.</source>
      <translation>变异函数最多可有 {most} 个套合结构，但给出了 {given} 个。</translation>
    </message>
    <message>
      <source>A variogram needs a nugget or a structure; this one has neither.</source>
      <translation>变异函数需要块金值或结构；此变异函数两者都没有。</translation>
    </message>
    <message>
      <source>A zero has no logarithm: it becomes this share of the smallest positive value of its part, and the other parts of the row shrink in one proportion. Zeros are counted.</source>
      <translation>零没有对数：取该组分最小正值的这一比例代替，该行其余组分按同一比例缩小。零值会计数。</translation>
    </message>
    <message>
      <source>A {kind} in {unit} cannot be given in {wanted}.</source>
      <translation>以 {unit} 表示的量（{kind}）不能换算为 {wanted}。</translation>
    </message>
    <message>
      <source>A {model} structure has no smoothness and no exponent.</source>
      <translation>{model} 结构没有光滑度，也没有指数。</translation>
    </message>
    <message>
      <source>AUC</source>
      <translation>AUC</translation>
    </message>
    <message>
      <source>AUC against the true ore, all blocks</source>
      <translation>与真实矿体对照的 AUC，全部块体</translation>
    </message>
    <message>
      <source>AUC against the true ore, test blocks</source>
      <translation>与真实矿体对照的 AUC，测试块体</translation>
    </message>
    <message>
      <source>AUC against the truth</source>
      <translation>相对真值的 AUC</translation>
    </message>
    <message>
      <source>AUC alone, test blocks</source>
      <translation>单独 AUC，测试块体</translation>
    </message>
    <message>
      <source>AUC alone, training blocks</source>
      <translation>单独 AUC，训练块体</translation>
    </message>
    <message>
      <source>AUC as usually told, with the withheld data in it, {range}</source>
      <translation>按惯常做法给出的 AUC，其中含有留出的数据，{range}</translation>
    </message>
    <message>
      <source>AUC at held-out holes</source>
      <translation>留出钻孔处的 AUC</translation>
    </message>
    <message>
      <source>AUC at withheld composites, {range}; 0.5 is chance, 1 is perfect</source>
      <translation>留出组合样处的 AUC，{range}；0.5 为随机水平，1 为完全正确</translation>
    </message>
    <message>
      <source>AUC in words</source>
      <translation>AUC 的文字评价</translation>
    </message>
    <message>
      <source>AUC of kriging alone</source>
      <translation>仅用克里金的 AUC</translation>
    </message>
    <message>
      <source>AUC of the honest predictor less that of the strongest baseline.</source>
      <translation>如实预测方法的 AUC 减去最强基线方法的 AUC。</translation>
    </message>
    <message>
      <source>AUC of the published protocol</source>
      <translation>已发表流程的 AUC</translation>
    </message>
    <message>
      <source>AUC of the strongest baseline</source>
      <translation>最强基线方法的 AUC</translation>
    </message>
    <message>
      <source>AUC of the usual protocol</source>
      <translation>惯常流程的 AUC</translation>
    </message>
    <message>
      <source>AUC on the test blocks</source>
      <translation>测试块体的 AUC</translation>
    </message>
    <message>
      <source>AUC on the validation blocks</source>
      <translation>验证块体的 AUC</translation>
    </message>
    <message>
      <source>AUC that each feature has alone, against the label that the network learned: 0.5 says nothing about ore, 1 says all. Whether high or low values stand for ore is read off the training blocks.</source>
      <translation>每个特征单独对网络所学标签的 AUC：0.5 表示与矿无关，1 表示完全说明。高值还是低值代表矿由训练块体判定。</translation>
    </message>
    <message>
      <source>AUC that each feature has alone; 0.5 says nothing about ore, 1 says all. Whether high or low values stand for ore, and the share of ore that a code of categories counts as, are read off the training blocks.</source>
      <translation>每个特征单独的 AUC；0.5 表示与矿无关，1 表示完全说明。高值还是低值代表矿，以及类别代码所对应的矿石占比，均由训练块体判定。</translation>
    </message>
    <message>
      <source>AUC with it alone</source>
      <translation>仅用该类特征的 AUC</translation>
    </message>
    <message>
      <source>AUC within it</source>
      <translation>孔内 AUC</translation>
    </message>
    <message>
      <source>AUC {auc} ({words}) on blocks that it did not learn from, measured against the kriged label, not against drilling; the publication has {published} on another deposit.</source>
      <translation>在未参与学习的块体上 AUC 为 {auc}（{words}），对照的是克里金估算的标签，而非钻探；已发表的方法在另一矿床上为 {published}。</translation>
    </message>
    <message>
      <source>AUC {auc} ({words}) on {n} test blocks, of which the larger class has {share}. The published network calls {rate} of the barren test blocks ore, at a recall of {recall}.</source>
      <translation>{n} 个测试块体的 AUC 为 {auc}({words}),其中较大类占 {share}。所发表的网络在召回率为 {recall} 时,把 {rate} 的无矿测试块体判为矿。</translation>
    </message>
    <message>
      <source>AUC, honest</source>
      <translation>AUC，如实</translation>
    </message>
    <message>
      <source>AUC, lower end</source>
      <translation>AUC，区间下限</translation>
    </message>
    <message>
      <source>AUC, mean</source>
      <translation>AUC，均值</translation>
    </message>
    <message>
      <source>AUC, nothing shuffled</source>
      <translation>AUC，未打乱</translation>
    </message>
    <message>
      <source>AUC, random split</source>
      <translation>AUC，随机划分</translation>
    </message>
    <message>
      <source>AUC, test</source>
      <translation>AUC，测试</translation>
    </message>
    <message>
      <source>AUC, test blocks</source>
      <translation>AUC，测试块体</translation>
    </message>
    <message>
      <source>AUC, test blocks ({words})</source>
      <translation>测试块体的 AUC({words})</translation>
    </message>
    <message>
      <source>AUC, upper end</source>
      <translation>AUC，区间上限</translation>
    </message>
    <message>
      <source>AUC, validation blocks</source>
      <translation>AUC，验证块体</translation>
    </message>
    <message>
      <source>AUC, with its interval over holes</source>
      <translation>AUC 及其按钻孔抽样的区间</translation>
    </message>
    <message>
      <source>About {duration} left.</source>
      <translation>约剩 {duration}。</translation>
    </message>
    <message>
      <source>Above 0, blocks labelled 0 are taken for unknown instead of barren, and for this share of them to be ore (positive-unlabelled learning with the non-negative risk). For labels that know ore, but not barren ground.</source>
      <translation>大于 0 时，标签为 0 的块体视为未知而非无矿，并认为其中有此比例为矿石（采用非负风险的正例-无标签学习）。用于只知道何处有矿、不知道何处无矿的标签。</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>准确率</translation>
    </message>
    <message>
      <source>Accuracy {first} on all {part} blocks, {last} on the surer half of them. A line that does not rise says that the uncertainty does not know where the network errs.</source>
      <translation>全部{part}块体的准确率为 {first}，其中较确定的一半为 {last}。曲线若不上升，说明不确定性并不知道神经网络在何处出错。</translation>
    </message>
    <message>
      <source>Accuracy {first} on all {part} blocks, {last} on the surer half of them. An accuracy that does not rise says that the uncertainty does not know where the network errs.</source>
      <translation>在所有{part}块体上准确率为 {first},在其中较确定的一半上为 {last}。准确率若不上升,说明不确定性并不知道网络在哪里出错。</translation>
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
      <source>Activations</source>
      <translation>激活函数</translation>
    </message>
    <message>
      <source>Add its layers here</source>
      <translation>将其图层添加到此处</translation>
    </message>
    <message>
      <source>Add the hole to the collars, or correct its name.</source>
      <translation>补充该钻孔，或更正其名称。</translation>
    </message>
    <message>
      <source>Add the rest of the log, or correct the depth of the hole in the collars.</source>
      <translation>补充其余编录，或更正孔口表中的孔深。</translation>
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
      <source>Adds fields such as rock_granite, 1 where the row is of the class and 0 where it is not.</source>
      <translation>增加 rock_granite 之类的字段，该行属于该类别时为 1，否则为 0。</translation>
    </message>
    <message>
      <source>After the width of a hidden layer stand an activation ({activations}), norm for batch normalisation, or a number for dropout, such as 128:relu:norm:0.2, but {word} was given in {given}.</source>
      <translation>隐藏层的宽度之后可跟激活函数（{activations}）、表示批归一化的 norm 或表示随机失活的数字，例如 128:relu:norm:0.2，但在 {given} 中给出的是 {word}。</translation>
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
      <source>Against the true ore of {n} blocks about the withheld composites its AUC is {auc}: not in the interval.</source>
      <translation>与留出组合样周围 {n} 个块体的真实矿体对照，其 AUC 为 {auc}：不在区间之内。</translation>
    </message>
    <message>
      <source>Against the true ore of {n} blocks about the withheld composites its AUC is {auc}: within the interval.</source>
      <translation>与留出组合样周围 {n} 个块体的真实矿体对照，其 AUC 为 {auc}：在区间之内。</translation>
    </message>
    <message>
      <source>Against the true ore of {n} blocks about the withheld composites its AUC is {auc}; there is no interval to compare it with.</source>
      <translation>在留出组合样周围的 {n} 个块体上，对照真实矿体，其 AUC 为 {auc}；没有可供比较的区间。</translation>
    </message>
    <message>
      <source>All composites belong to the hole {hole}; learning needs several holes.</source>
      <translation>所有组合样都属于钻孔 {hole}；学习需要多个钻孔。</translation>
    </message>
    <message>
      <source>All directions</source>
      <translation>全方向</translation>
    </message>
    <message>
      <source>All features but the place and those that grow or shrink with the distance to the composites alone.</source>
      <translation>除位置以及只随到组合样的距离增减的特征以外的全部特征。</translation>
    </message>
    <message>
      <source>All figures</source>
      <translation>全部指标</translation>
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
      <source>All networks</source>
      <translation>全部神经网络</translation>
    </message>
    <message>
      <source>All parts, chosen threshold</source>
      <translation>各部分，所选阈值</translation>
    </message>
    <message>
      <source>All samples belong to the hole {hole}; leave out by sample instead.</source>
      <translation>所有样品都属于钻孔 {hole}；请改为按样品剔除。</translation>
    </message>
    <message>
      <source>All samples can be taken for every estimate up to {most} samples, but there are {given}; give a maximum number of samples.</source>
      <translation>样品不超过 {most} 个时，每次估值可用全部样品，但现有 {given} 个；请给出最多样品数。</translation>
    </message>
    <message>
      <source>All scores by part of the split (.json).</source>
      <translation>按数据划分各部分给出的全部评分 (.json)。</translation>
    </message>
    <message>
      <source>All settings of the best network, for SETTINGS of Train network and, where the target is ore, of Run workflow (.json).</source>
      <translation>最佳神经网络的全部设置，用于“训练神经网络”的 SETTINGS；目标为矿石时也可用于“运行工作流”的 SETTINGS (.json)。</translation>
    </message>
    <message>
      <source>All that follows on level plans, sections, targets and test blocks is the published way's. More of the honest way is in the project, under Honest way.</source>
      <translation>其后的平面图、剖面、靶区和测试块体均属于已发表方法。如实方法的更多内容见工程中的“如实方法”组。</translation>
    </message>
    <message>
      <source>All values are equal, so there is no variogram; a rule of thumb is used.</source>
      <translation>所有值都相等，因此没有变异函数；改用经验法则。</translation>
    </message>
    <message>
      <source>All with {rest}.</source>
      <translation>均采用 {rest}。</translation>
    </message>
    <message>
      <source>All {n} training blocks are ore: there is nothing to tell it from. Choose another split.</source>
      <translation>全部 {n} 个训练块体都是矿石：没有可与之区分的对象。请选择其他划分方式。</translation>
    </message>
    <message>
      <source>Allowed: {allowed}. Default: {default}.</source>
      <translation>允许值：{allowed}。默认值：{default}。</translation>
    </message>
    <message>
      <source>Also train a network of the same settings on blocks that are split at random, to show how much a random split flatters. It takes as long as the training did.</source>
      <translation>另在随机划分的块体上训练一个设置相同的神经网络，以说明随机划分使指标虚高多少。所需时间与本次训练相同。</translation>
    </message>
    <message>
      <source>Alteration</source>
      <translation>蚀变</translation>
    </message>
    <message>
      <source>Alteration along the holes</source>
      <translation>沿钻孔的蚀变</translation>
    </message>
    <message>
      <source>An AUC of {naive}. Everything is then kriged from all data, the withheld composites too. The same network on the same folds, kriged without them, has {published}: {gain} of the usual figure is optimism.</source>
      <translation>AUC 为 {naive}。此时一切均由全部数据克里金得到，留出的组合样也包括在内。同一神经网络在同样的折上、不用留出组合样做克里金，AUC 为 {published}：惯常数值中有 {gain} 属于乐观偏差。</translation>
    </message>
    <message>
      <source>An earlier codebook and a table of classes were given; only one can be used.</source>
      <translation>同时给出了已有编码表和类别表；只能使用其中之一。</translation>
    </message>
    <message>
      <source>An earlier run into {folder} (process {pid}, since {since}) has ended without finishing; its lock was taken over.</source>
      <translation>先前写入 {folder} 的一次运行（进程 {pid}，始于 {since}）未完成就已结束；其锁已被接管。</translation>
    </message>
    <message>
      <source>An elevation at which a bench begins; the others follow from their height.</source>
      <translation>某个台阶的起始高程；其余台阶由台阶高度推得。</translation>
    </message>
    <message>
      <source>An entropy was asked for, but the network gives numbers, which have none; UNCERTAINTY says how far its answers scatter.</source>
      <translation>要求给出熵，但该神经网络给出的是数值，数值没有熵；其结果的离散程度由 UNCERTAINTY 说明。</translation>
    </message>
    <message>
      <source>An external drift needs universal kriging, but {given} was asked for.</source>
      <translation>外部漂移需要泛克里金，但要求的是 {given}。</translation>
    </message>
    <message>
      <source>Angles</source>
      <translation>角度</translation>
    </message>
    <message>
      <source>Angles are written as azimuth, dip and plunge, such as 45 -30 0, but {given} was given.</source>
      <translation>角度写为方位角、倾角和侧伏角，例如 45 -30 0，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Angles, given</source>
      <translation>角度（指定）</translation>
    </message>
    <message>
      <source>Angular tolerance</source>
      <translation>角度容差</translation>
    </message>
    <message>
      <source>Another run uses the worker now; wait until it has ended, or cancel it.</source>
      <translation>工作进程正被另一次运行占用；请等待其结束，或取消它。</translation>
    </message>
    <message>
      <source>Applicability</source>
      <translation>适用性</translation>
    </message>
    <message>
      <source>Applicability says how like their features are to those of the training blocks; neither samples nor distances were given, so that how far a block lies from the data does not count.</source>
      <translation>适用性说明各块体的特征与训练块体有多相似；既未给出样品也未给出距离，因此不计入块体与数据的距离。</translation>
    </message>
    <message>
      <source>As far as the data can tell, each of these by itself is as good as the average: {ways}.</source>
      <translation>就数据所能分辨的而言，以下各方法单独使用都与平均结果一样好：{ways}。</translation>
    </message>
    <message>
      <source>As the grade that ore is about, {grade} is taken, which tells it best (AUC {auc}); GRADE can name another.</source>
      <translation>矿石所依据的品位采用 {grade}，它最能区分矿石 (AUC {auc})；可用 GRADE 指定其他量。</translation>
    </message>
    <message>
      <source>As {what} the fields {taken} are taken, not {left}; the settings can name others.</source>
      <translation>作为{what}采用字段 {taken}，不采用 {left}；可在设置中指定其他字段。</translation>
    </message>
    <message>
      <source>As {what} the fields {taken} are taken; the settings can name others.</source>
      <translation>作为{what}采用字段 {taken}；可在设置中指定其他字段。</translation>
    </message>
    <message>
      <source>Asking how the answer goes with each feature</source>
      <translation>正在计算结果随各特征的变化</translation>
    </message>
    <message>
      <source>Asking {n} networks</source>
      <translation>正在用 {n} 个神经网络计算</translation>
    </message>
    <message>
      <source>Assayed length</source>
      <translation>化验长度</translation>
    </message>
    <message>
      <source>Assays</source>
      <translation>化验</translation>
    </message>
    <message>
      <source>Assays along the holes</source>
      <translation>沿钻孔的化验</translation>
    </message>
    <message>
      <source>At a glance</source>
      <translation>概览</translation>
    </message>
    <message>
      <source>At held-out holes the AUC is {auc}, which cannot be told from chance.</source>
      <translation>在留出的钻孔上，AUC 为 {auc}，与随机水平无法区分。</translation>
    </message>
    <message>
      <source>At held-out holes the AUC is {auc}.</source>
      <translation>在留出的钻孔处，AUC 为 {auc}。</translation>
    </message>
    <message>
      <source>At held-out holes the AUC is {auc}: better than chance.</source>
      <translation>在留出的钻孔上，AUC 为 {auc}：优于随机水平。</translation>
    </message>
    <message>
      <source>At held-out holes the AUC is {auc}: worse than chance.</source>
      <translation>在留出的钻孔上，AUC 为 {auc}：不如随机水平。</translation>
    </message>
    <message>
      <source>At least 2 folds are needed (FOLDS), but {0} was given.</source>
      <translation>至少需要 2 折 (FOLDS)，但给出的是 {0}。</translation>
    </message>
    <message>
      <source>At least one member is needed, of {known}.</source>
      <translation>至少需要一个成员，可选：{known}。</translation>
    </message>
    <message>
      <source>At left-out holes the model does no better than chance (AUC {auc:.3f}): importance then says nothing about the ground.</source>
      <translation>在留出的钻孔处，模型并不优于随机水平 (AUC {auc:.3f})：此时重要性不能说明地下情况。</translation>
    </message>
    <message>
      <source>At most {n} samples per drillhole were asked for, but the samples do not say their holes.</source>
      <translation>要求每个钻孔最多 {n} 个样品，但样品未标明所属钻孔。</translation>
    </message>
    <message>
      <source>At the left-out holes, at the model's threshold; empty when it is not defined.</source>
      <translation>在留出的钻孔处按模型的阈值计算；无定义时为空。</translation>
    </message>
    <message>
      <source>At the withheld composites</source>
      <translation>在留出的组合样处</translation>
    </message>
    <message>
      <source>At {n} composites of left-out holes the model does no better than chance (AUC {auc}): what it leans on says nothing about the ground.</source>
      <translation>在留出钻孔的 {n} 个组合样上，模型并不优于随机水平 (AUC {auc})：它所依赖的特征不能说明地下情况。</translation>
    </message>
    <message>
      <source>At {n} composites of {groups} holes or groups of holes that were left out the AUC is {auc}.</source>
      <translation>在 {groups} 个留出的钻孔或钻孔组的 {n} 个组合样上，AUC 为 {auc}。</translation>
    </message>
    <message>
      <source>At {places} from the nearest known composite its order is weak (AUC below {limit}).</source>
      <translation>在距最近已知组合样 {places} 处，其排序能力较弱（AUC 低于 {limit}）。</translation>
    </message>
    <message>
      <source>At {places} its mean probability is {predicted}, but the share of ore is {observed}.</source>
      <translation>在{places}，其平均概率为 {predicted}，而实际矿石比例为 {observed}。</translation>
    </message>
    <message>
      <source>Attributions</source>
      <translation>归因</translation>
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
      <source>Azimuth, dip and plunge of the axes, such as 45 -30 0, as in the drawing above. Empty: fitted. Given angles are taken as they are, whether or not they help.</source>
      <translation>各轴的方位角、倾角和侧伏角，例如 45 -30 0，如上图所示。留空：由拟合确定。给出的角度直接采用，无论是否有改善。</translation>
    </message>
    <message>
      <source>Back to grades</source>
      <translation>正在还原为品位</translation>
    </message>
    <message>
      <source>Balanced gives ore and barren blocks, or all classes, the same weight in sum.</source>
      <translation>balanced 使矿石块体与无矿块体（或所有类别）的总权重相等。</translation>
    </message>
    <message>
      <source>Bandwidth, horizontal</source>
      <translation>带宽（水平）</translation>
    </message>
    <message>
      <source>Bandwidth, vertical</source>
      <translation>带宽（垂直）</translation>
    </message>
    <message>
      <source>Baselines</source>
      <translation>基线方法</translation>
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
      <source>Batch sizes</source>
      <translation>批大小</translation>
    </message>
    <message>
      <source>Before normal scores, variograms, kriging, codes, scaling, training and calibration the withheld composites were taken away; only their places were told. The honest predictor is the weighted mean logit of {members}, on features from other holes only. {fitted} The strongest simpler method was picked with hindsight, which is in its favour. Intervals come from drawing whole holes with replacement. {unknown} withheld composites could not be kriged by the published protocol and got the share of ore. It took {minutes} minutes.</source>
      <translation>在正态得分、变异函数、克里金、编码、缩放、训练和校准之前，留出的组合样已全部剔除，只告知其位置。如实预测方法为 {members} 的 logit 加权均值，其特征只取自其他钻孔。{fitted}最强的较简单方法是事后挑选的，对其有利。区间由对整孔有放回抽样得到。有 {unknown} 个留出的组合样无法按已发表流程进行克里金，以矿石比例代替。用时 {minutes} 分钟。</translation>
    </message>
    <message>
      <source>Believe the honest way. {said} What is said below of the network and of test blocks is of the published way.</source>
      <translation>请以如实方法为准。{said} 下文关于神经网络和测试块体的内容属于已发表方法。</translation>
    </message>
    <message>
      <source>Believe the right column. The left one says how well the network repeats a kriging of the very samples that its features were kriged from; no new hole was asked. The right one was measured at holes that had been left out of everything, and says what to expect of the next hole, with an interval.</source>
      <translation>请以右列为准。左列只说明神经网络重现克里金结果的程度，而该克里金所用样品正是其特征的来源；没有用新钻孔检验。右列在完全留出的钻孔上测得，说明对下一个钻孔可以期待什么，并给出区间。</translation>
    </message>
    <message>
      <source>Below detection</source>
      <translation>低于检出限</translation>
    </message>
    <message>
      <source>Below zero: {names}. The network does better here when it is told something else: what it learned of that feature on the training blocks does not hold on these.</source>
      <translation>低于零：{names}。换成别的取值时，神经网络在这里反而表现更好：它在训练块体上学到的关于该特征的规律，在这些块体上不成立。</translation>
    </message>
    <message>
      <source>Below zero: {names}. The network would do better without it.</source>
      <translation>低于零：{names}。去掉它，神经网络会表现更好。</translation>
    </message>
    <message>
      <source>Bend of the Huber loss</source>
      <translation>Huber 损失的转折点</translation>
    </message>
    <message>
      <source>Beside simpler ways and a random split</source>
      <translation>与较简单的方法及随机划分对比</translation>
    </message>
    <message>
      <source>Best activation</source>
      <translation>最佳激活函数</translation>
    </message>
    <message>
      <source>Best batch size</source>
      <translation>最佳批大小</translation>
    </message>
    <message>
      <source>Best epoch {epoch}: loss {loss}, accuracy {accuracy}.</source>
      <translation>最佳轮次 {epoch}：损失 {loss}，准确率 {accuracy}。</translation>
    </message>
    <message>
      <source>Best hidden layers</source>
      <translation>最佳隐藏层</translation>
    </message>
    <message>
      <source>Best learning rate</source>
      <translation>最佳学习率</translation>
    </message>
    <message>
      <source>Best network</source>
      <translation>最佳神经网络</translation>
    </message>
    <message>
      <source>Best settings</source>
      <translation>最佳设置</translation>
    </message>
    <message>
      <source>Best trial</source>
      <translation>最佳方案</translation>
    </message>
    <message>
      <source>Beyond what the data supports</source>
      <translation>超出数据支持的范围</translation>
    </message>
    <message>
      <source>Block kriging needs the size of the blocks: a grid, or a block size.</source>
      <translation>块体克里金需要块体的尺寸：网格，或块体尺寸。</translation>
    </message>
    <message>
      <source>Block model</source>
      <translation>块体模型</translation>
    </message>
    <message>
      <source>Block model of 1 for ore and 0 for barren, of codes of classes, or of numbers, as the network tells them; blocks without a label are left out.</source>
      <translation>矿石为 1、无矿为 0 的块体模型，或类别代码、数值的块体模型，与神经网络的预测目标一致；没有标签的块体不参与。</translation>
    </message>
    <message>
      <source>Block model of 1 for ore and 0 for barren; with another target, of codes of classes or of numbers. Blocks without a label are left out.</source>
      <translation>矿石为 1、无矿为 0 的块体模型；目标为其他类型时，为类别代码或数值的块体模型。没有标签的块体不参与。</translation>
    </message>
    <message>
      <source>Block model of a grade: the report then also shows how much of the metal the likeliest ground holds. A block without a grade counts as one without metal.</source>
      <translation>某个品位的块体模型：给出后，报告还会说明概率最高的地段含有多少金属量。没有品位的块体按不含金属计。</translation>
    </message>
    <message>
      <source>Block model of codes, such as the nearest hole: blocks of one code are alike, so intervals are found by drawing whole groups anew. Without it cubes of ground, about a hundred, are drawn.</source>
      <translation>代码的块体模型，例如最近钻孔：同一代码的块体彼此相似，因此按整组重新抽取求区间。不给出时，抽取约一百个地下立方体。</translation>
    </message>
    <message>
      <source>Block model of codes, such as the nearest hole: intervals are then found by drawing whole groups anew. Without it cubes of ground, about a hundred, are drawn.</source>
      <translation>代码的块体模型，例如最近钻孔：此时按整组重新抽取求区间。不给出时，抽取约一百个地下立方体。</translation>
    </message>
    <message>
      <source>Block model of the true ore, where it is known; empty: looked for beside the tables, as a sample deposit has it.</source>
      <translation>真实矿石的块体模型（已知时）；留空：在各表旁边查找，示例矿床即如此存放。</translation>
    </message>
    <message>
      <source>Block model of the true ore: 1 ore, 0 waste; true grades, rock and alteration lie beside it.</source>
      <translation>真实矿石的块体模型：1 为矿石，0 为废石；真实的品位、岩性和蚀变存放在同一位置。</translation>
    </message>
    <message>
      <source>Block model of the uncertainty: the report then shows the scores when the most uncertain are left out, first of all blocks without an uncertainty. Without it networks of classes and labels go by the entropy of their answer, those of numbers by how far an ensemble, or passes with dropout, disagree.</source>
      <translation>不确定性的块体模型：给出后，报告还会说明剔除最不确定的块体后的评分，没有不确定性的块体最先剔除。不给出时，预测类别和标签的神经网络以其回答的熵为准，预测数值的以集成中各网络（或保留随机失活的各次计算）之间的分歧为准。</translation>
    </message>
    <message>
      <source>Block model of what the network was trained to tell: 1 for ore and 0 for barren, codes of classes, or numbers. Blocks without a label are left out of the importance. Must be given for a network of Train network.</source>
      <translation>神经网络训练时预测目标的块体模型：矿石为 1、无矿为 0，或类别代码，或数值。没有标签的块体不参与重要性计算。对于“训练神经网络”的神经网络必须给出。</translation>
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
      <source>Blocks beside each other are alike, so the shuffles alone would make figures look surer than they are: intervals come from drawing the {groups} {what} that the scored blocks fill anew, as wholes.</source>
      <translation>相邻的块体彼此相似，仅凭打乱会使指标看起来比实际更可靠：因此将被评分块体所占的 {groups} 个{what}按整体重新抽取，由此得到区间。</translation>
    </message>
    <message>
      <source>Blocks farther than this from every sample are left out; empty keeps them all.</source>
      <translation>与所有样品的距离都超过此值的块体将被舍去；留空则全部保留。</translation>
    </message>
    <message>
      <source>Blocks farther than {reach} from the nearest sample are not near the data; beyond twice that they are outside.</source>
      <translation>距最近样品超过 {reach} 的块体不在数据附近；超过其两倍的为范围外。</translation>
    </message>
    <message>
      <source>Blocks in one step, with commas between; 0 for all at once. Empty: the batch size as given.</source>
      <translation>每一步的块体数，以逗号分隔；0 为一次用全部块体。留空：采用所给的批大小。</translation>
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
      <source>Blocks not labelled ore were learnt as unknown ({share:.1%} of them ore), but every figure and the threshold count them as barren: precision and accuracy are too low by what ore is among them.</source>
      <translation>未标注为矿石的块体按未知学习（其中 {share:.1%} 为矿石），但各项指标和阈值都将其计为无矿：其中有多少矿石，精确率和准确率就相应偏低多少。</translation>
    </message>
    <message>
      <source>Blocks of ground {block} wide were withheld, and composites within {buffer} of them left out.</source>
      <translation>留出边长 {block} 的地块，并剔除距其 {buffer} 以内的组合样。</translation>
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
      <source>Blocks that are scored. On training blocks importance shows what was learned by heart as well.</source>
      <translation>被评分的块体。若为训练块体，重要性也会反映死记下来的内容。</translation>
    </message>
    <message>
      <source>Blocks that reach this value are ore; in the unit of the input.</source>
      <translation>达到此值的块体为矿石；单位与输入相同。</translation>
    </message>
    <message>
      <source>Blocks were split by {split}: {training} trained, {validation} judged, {test} were scored once, for the best. {way} Every network was trained for {epochs} epochs with {optimizer}, features scaled ({scaling}) by the training blocks only, from seed {seed} on; networks of one shape were trained together, and a network's seconds are its share. The best has {criterion} on the validation blocks. {learned} It has converged in the first epoch in which the training loss has done 99 % of its fall. Device {device}; PyTorch {torch}.</source>
      <translation>块体按{split}划分：{training} 个用于训练，{validation} 个用于评判，{test} 个只对最佳者评分一次。{way}每个神经网络都用 {optimizer} 训练 {epochs} 个轮次，特征缩放（{scaling}）只根据训练块体确定，随机种子从 {seed} 开始；形状相同的神经网络一起训练，单个神经网络的秒数为其分摊的用时。最佳者的选择依据为验证块体上的{criterion}。{learned}训练损失完成总降幅的 99 % 的首个轮次视为收敛。计算设备 {device}；PyTorch {torch}。</translation>
    </message>
    <message>
      <source>Blocks with fewer samples in the search ellipsoid become nodata; they are counted.</source>
      <translation>搜索椭球内样品少于此数的块体为无数据值，并会计数。</translation>
    </message>
    <message>
      <source>Blocks with samples in fewer octants become nodata: they lie at the edge of the drilling.</source>
      <translation>含有样品的卦限少于此数的块体为无数据值：它们位于钻探范围的边缘。</translation>
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
      <source>Bodies of less than {volume} {unit}³ ({blocks} blocks) are left out.</source>
      <translation>小于 {volume} {unit}³（{blocks} 个块体）的矿体不列入。</translation>
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
      <source>Boundaries of domains</source>
      <translation>估值域边界</translation>
    </message>
    <message>
      <source>Boundary</source>
      <translation>边界</translation>
    </message>
    <message>
      <source>Brier score</source>
      <translation>Brier 评分</translation>
    </message>
    <message>
      <source>Brings what else is known into the blocks of a model, so that a network can learn from it. Rasters on the map (geophysics, geochemistry, derivatives of an elevation model) are draped: every block of a column has the value above it. Lines, polygons, surfaces and points (faults, contacts, intrusions, old workings) become the distance of each block to them, signed by the side when asked for, or 1 inside and 0 outside. Sources in another coordinate system are reprojected. Each variable is named after its source.</source>
      <translation>将其他已知信息赋入模型的块体，供神经网络学习。平面栅格（物探、化探、高程模型的导数）采用披覆方式：同一柱中的块体都取其上方的值。线、多边形、面和点（断层、接触带、侵入体、老硐）则转换为各块体到它们的距离（需要时按所在一侧带正负号），或者内部为 1、外部为 0。坐标系不同的数据源会自动重投影。每个变量以其数据源命名。</translation>
    </message>
    <message>
      <source>Buffer</source>
      <translation>缓冲距离</translation>
    </message>
    <message>
      <source>By block: composites nearer than this to withheld ones are left out as well, and counted; CRS units. Empty: the median distance between neighbouring holes.</source>
      <translation>按地块留出时：距留出组合样小于此值的组合样也一并剔除并计数；单位为坐标系单位。留空：相邻钻孔间距的中位数。</translation>
    </message>
    <message>
      <source>By block: side in plan, CRS units. Empty: about four blocks for each fold.</source>
      <translation>按地块留出时：平面边长，单位为坐标系单位。留空：每折约四个地块。</translation>
    </message>
    <message>
      <source>By depth there are 5 cuts at most (FOLDS), but {0} were asked for.</source>
      <translation>按深度留出时最多 5 次切分 (FOLDS)，但要求的是 {0} 次。</translation>
    </message>
    <message>
      <source>By depth: how many per cent of the composites lie below the first cut.</source>
      <translation>按深度留出时：位于第一次切分以下的组合样的百分比。</translation>
    </message>
    <message>
      <source>By weight: each composite counts with its assayed length, times density where that was asked for.</source>
      <translation>加权：每个组合样按其化验长度加权，要求时再乘以密度。</translation>
    </message>
    <message>
      <source>Calibrated probabilities are the network's own.</source>
      <translation>校准后的概率就是网络自身的概率。</translation>
    </message>
    <message>
      <source>Calibrated probabilities of each</source>
      <translation>各类别的校准概率</translation>
    </message>
    <message>
      <source>Calibrated probabilities were asked for, but the network gives numbers, which are no probabilities: there is nothing to calibrate.</source>
      <translation>要求输出校准概率，但该神经网络给出的是数值而不是概率：没有可校准的内容。</translation>
    </message>
    <message>
      <source>Calibrated probability</source>
      <translation>校准后的概率</translation>
    </message>
    <message>
      <source>Calibration</source>
      <translation>校准</translation>
    </message>
    <message>
      <source>Calibration error</source>
      <translation>校准误差</translation>
    </message>
    <message>
      <source>Calibration: on the diagonal, probabilities mean what they say</source>
      <translation>校准：位于对角线上时，概率名副其实</translation>
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
      <source>Can its probabilities be taken at their word?</source>
      <translation>其概率可以照字面采信吗？</translation>
    </message>
    <message>
      <source>Capture: how much of the ore lies in the likeliest ground</source>
      <translation>捕获率：概率最高的地段含有多少矿石</translation>
    </message>
    <message>
      <source>Carried probability</source>
      <translation>计入克里金方差的概率</translation>
    </message>
    <message>
      <source>Carried uncertainty</source>
      <translation>克里金方差传递的不确定性</translation>
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
      <source>Categories, with commas between, whose classes are also given as shares of the logged length: rock gives rock_granite, rock_dyke and so on, 0 to 1.</source>
      <translation>以逗号分隔的类别字段，另按编录长度给出其各类别的比例：rock 得到 rock_granite、rock_dyke 等，0 到 1。</translation>
    </message>
    <message>
      <source>Cell</source>
      <translation>单元格</translation>
    </message>
    <message>
      <source>Cell declustering by {field}: cells of {size:.4g} give the {rule} mean, {mean:.6g}, where equal weights give {plain:.6g}; {count} samples have weights from {lowest:.3g} to {highest:.3g}, 1 on average.</source>
      <translation>按 {field} 进行单元去丛聚：边长 {size:.4g} 的单元按规则 {rule} 得到均值 {mean:.6g}，等权时为 {plain:.6g}；{count} 个样品的权重为 {lowest:.3g} 至 {highest:.3g}，平均为 1。</translation>
    </message>
    <message>
      <source>Cell declustering by {field}: cells of {size:.4g}, as given, give the mean {mean:.6g}, where equal weights give {plain:.6g}; {count} samples have weights from {lowest:.3g} to {highest:.3g}, 1 on average.</source>
      <translation>按 {field} 进行单元去丛聚：指定边长 {size:.4g} 的单元得到均值 {mean:.6g}，等权时为 {plain:.6g}；{count} 个样品的权重为 {lowest:.3g} 至 {highest:.3g}，平均为 1。</translation>
    </message>
    <message>
      <source>Cells that were replaced</source>
      <translation>被替换的单元格</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>变化</translation>
    </message>
    <message>
      <source>Check both tables; the survey is used. The one of the collars may be the planned direction.</source>
      <translation>检查两个表；采用测斜数据。孔口表中的可能是设计方向。</translation>
    </message>
    <message>
      <source>Check the coordinates of the collar.</source>
      <translation>检查孔口坐标。</translation>
    </message>
    <message>
      <source>Check the coordinates, or take a larger elevation model.</source>
      <translation>检查坐标，或使用范围更大的高程模型。</translation>
    </message>
    <message>
      <source>Check the depths; the interval is far longer than the others.</source>
      <translation>检查深度；该样段远长于其他样段。</translation>
    </message>
    <message>
      <source>Check the elevation and the place of the collar; underground holes are fine.</source>
      <translation>检查孔口的高程和位置；坑内钻孔则属正常。</translation>
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
      <source>Check whether collars and elevation model have the same vertical datum and unit.</source>
      <translation>检查孔口与高程模型的高程基准和单位是否一致。</translation>
    </message>
    <message>
      <source>Check whether one assay was copied down the hole, or stands for a longer sample.</source>
      <translation>检查是否有一个化验值被沿孔向下复制，或者是否代表一个更长的样品。</translation>
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
      <source>Checkpoint</source>
      <translation>检查点</translation>
    </message>
    <message>
      <source>Checks collars, surveys, assays and logs against each other by more than fifty rules. Each problem becomes a point where it lies in its hole, with the row, what is wrong and what to do; the report counts them and shows how the tables were read. Nothing is changed.</source>
      <translation>按五十多条规则对孔口、测斜、化验和编录数据进行相互校验。每个问题成为钻孔中相应位置上的一个点，并注明所在行、错在哪里和如何处理；报告给出问题的统计，并说明各表是如何读取的。不改动任何数据。</translation>
    </message>
    <message>
      <source>Chosen</source>
      <translation>所选</translation>
    </message>
    <message>
      <source>Chosen by</source>
      <translation>选择依据</translation>
    </message>
    <message>
      <source>Circle: the threshold, to be dragged. Diamond: published, threshold {threshold}. Dotted line: without skill.</source>
      <translation>圆圈：阈值，可拖动。菱形：已发表，阈值 {threshold}。点线：无判别能力。</translation>
    </message>
    <message>
      <source>Class or label</source>
      <translation>类别或标签</translation>
    </message>
    <message>
      <source>Class weights</source>
      <translation>类别权重</translation>
    </message>
    <message>
      <source>Class weights are either {chosen} or stated, but {stated} was given as well.</source>
      <translation>类别权重要么选 {chosen}，要么逐一指定，但同时还给出了 {stated}。</translation>
    </message>
    <message>
      <source>Class weights must be none, balanced, or a weight for each class, such as ore:3, waste:1; but {given} was given.</source>
      <translation>类别权重须为 none、balanced，或各类别的权重，例如 ore:3, waste:1；但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Class weights need classes, but the target is regression.</source>
      <translation>类别权重需要类别，但目标是回归。</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>类别数</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>代码</translation>
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
      <source>Codes in assays</source>
      <translation>化验中的代码</translation>
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
      <source>Columns of the collars with unusual names, such as collars.x = RECHTS, one on each line, as in Composite drillholes.</source>
      <translation>孔口表中名称不常见的列，例如 collars.x = RECHTS，每行一个，写法与“钻孔样品组合”相同。</translation>
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
      <source>Columns set by hand (COLUMNS) are columns of the collars; give Collars (COLLARS) too, or leave them empty.</source>
      <translation>“手动指定的列”(COLUMNS) 是孔口表的列；请同时给出“孔口”(COLLARS)，或将其留空。</translation>
    </message>
    <message>
      <source>Columns that have unusual names, one on each line: assays.depth_from = VON. Roles are hole_id, x, y, z, max_depth, parent, wedge_depth, depth, azimuth, dip, depth_from, depth_to.</source>
      <translation>名称不常见的列，每行一个：assays.depth_from = VON。角色有 hole_id、x、y、z、max_depth、parent、wedge_depth、depth、azimuth、dip、depth_from、depth_to。</translation>
    </message>
    <message>
      <source>Comes from</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Compare networks</source>
      <translation>比较神经网络</translation>
    </message>
    <message>
      <source>Compare with simpler ways</source>
      <translation>与较简单的方法比较</translation>
    </message>
    <message>
      <source>Comparing networks by {what}: {n}</source>
      <translation>正在按{what}比较神经网络：{n} 个</translation>
    </message>
    <message>
      <source>Comparing {n} blocks with those of the training</source>
      <translation>正在将 {n} 个块体与训练块体比较</translation>
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
      <source>Composites by</source>
      <translation>组合方式</translation>
    </message>
    <message>
      <source>Composites by the intervals of the {given} need that table; the tables are {known}.</source>
      <translation>按 {given} 表的样段组合需要该表；现有的表为 {known}。</translation>
    </message>
    <message>
      <source>Composites by unit need a boundary field, but none was given.</source>
      <translation>按单元组合需要边界字段，但未给出。</translation>
    </message>
    <message>
      <source>Composites of held-out holes in ten bins of probability</source>
      <translation>留出钻孔的组合样，按概率分为十组</translation>
    </message>
    <message>
      <source>Composites with it</source>
      <translation>有该品位的组合样数</translation>
    </message>
    <message>
      <source>Composites, a table of logged rocks, or any layer with a field of names.</source>
      <translation>组合样、岩性编录表，或任何带有名称字段的图层。</translation>
    </message>
    <message>
      <source>Composites, or any layer with grades.</source>
      <translation>组合样，或任何带有品位的图层。</translation>
    </message>
    <message>
      <source>Compositing {table}: {field}</source>
      <translation>正在组合{table}：{field}</translation>
    </message>
    <message>
      <source>Computed with Oresight {oresight}, QGIS {qgis}, PyTorch {torch} and numpy {numpy}; seeds: {seeds}.</source>
      <translation>用 Oresight {oresight}、QGIS {qgis}、PyTorch {torch} 和 numpy {numpy} 计算；随机种子：{seeds}。</translation>
    </message>
    <message>
      <source>Connected bodies</source>
      <translation>连通的矿体</translation>
    </message>
    <message>
      <source>Connected bodies of blocks of probability {threshold} and more, {n} in all; tonnes at a density of {density} t/m³. {least} The centre of a body (its centroid) may lie outside it, where a body is bent. The place to drill lies within: it is the centre, or the likeliest block where the centre lies outside. The points of targets.gpkg, which holds all targets, stand at the place to drill, and the distance to the nearest hole is that from there to a sample of it.</source>
      <translation>概率不低于 {threshold} 的块体连成的矿体，共 {n} 个；吨位按密度 {density} t/m³ 计算。{least}矿体弯曲时，其中心（形心）可能位于矿体之外。布孔位置始终在矿体之内：即中心；中心在矿体之外时，为概率最高的块体。全部靶区列于 targets.gpkg，其点位于布孔位置；到最近钻孔的距离是从该处到该孔样品的距离。</translation>
    </message>
    <message>
      <source>Constant of the rule root_sum</source>
      <translation>root_sum 规则的常数</translation>
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
      <source>Copies that know nothing at their own level and deeper imitate ground below the drilling.</source>
      <translation>对自身所在水平及更深处一无所知的副本，用来模拟钻探深度以下的地段。</translation>
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
      <source>Correct the name of the parent or the depth; until then it is a hole of its own.</source>
      <translation>更正主孔的名称或深度；在此之前按独立钻孔处理。</translation>
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
      <source>Correlation</source>
      <translation>相关系数</translation>
    </message>
    <message>
      <source>Correlation of estimates and samples.</source>
      <translation>估计值与样品值的相关系数。</translation>
    </message>
    <message>
      <source>Cost of missed ore</source>
      <translation>漏判矿石的代价</translation>
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
      <source>Cross validate kriging</source>
      <translation>克里金交叉验证</translation>
    </message>
    <message>
      <source>Cross-validation</source>
      <translation>交叉验证</translation>
    </message>
    <message>
      <source>Cross-validation of {field}</source>
      <translation>{field} 的交叉验证</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>曲线</translation>
    </message>
    <message>
      <source>Curves of each</source>
      <translation>各类别或标签的曲线</translation>
    </message>
    <message>
      <source>Cutoff</source>
      <translation>边界品位</translation>
    </message>
    <message>
      <source>Cutoffs</source>
      <translation>边界品位</translation>
    </message>
    <message>
      <source>Cutoffs are numbers, such as 0.3, 0.5, 1, but {given} was given.</source>
      <translation>边界品位应为数字，例如 0.3, 0.5, 1，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Cutoffs must be ascending; at least one is needed.</source>
      <translation>边界品位必须递增；至少需要一个。</translation>
    </message>
    <message>
      <source>Cuts drillholes into pieces of one length, by bench, by unit or by interval, and gives each its mean grades, its most common rock and its place in space. Grades are weighted with length, and with density if wanted; what was not assayed counts neither as zero nor as mean unless a value is stated for it. Every row that is left out of the tables is listed with the reason, and every replaced cell is counted in the log. Where rows overlap, each column takes the value of the first row of the file that has one there.</source>
      <translation>将钻孔按等长、按台阶、按单元或按样段切分，并给出每段的平均品位、最多的岩性及其空间位置。品位按长度加权，需要时再按密度加权；未化验的部分既不当作零，也不参与平均，除非为其指定了值。表中被舍去的每一行都会连同原因列出，每个被替换的单元格都会在日志中计数。行之间重叠时，每一列取文件中在该处有值的第一行。</translation>
    </message>
    <message>
      <source>Decluster by</source>
      <translation>去丛聚依据</translation>
    </message>
    <message>
      <source>Declustered mean</source>
      <translation>去丛聚均值</translation>
    </message>
    <message>
      <source>Declustering</source>
      <translation>去丛聚</translation>
    </message>
    <message>
      <source>Declustering needs a grade of the composites ({known}), but {given} was given.</source>
      <translation>去丛聚需要组合样的某个品位（{known}），但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Declustering needs at least two samples with {field}, but there are {given}.</source>
      <translation>去丛聚至少需要两个有 {field} 的样品，但只有 {given} 个。</translation>
    </message>
    <message>
      <source>Declustering with cells of several sizes</source>
      <translation>正在用多种尺寸的单元去丛聚</translation>
    </message>
    <message>
      <source>Deepest share</source>
      <translation>最深部分的比例</translation>
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
      <source>Delete the rows if they repeat the parent's; else correct the depth at which the hole leaves it.</source>
      <translation>若这些行与主孔的重复，请删除；否则更正该钻孔离开主孔的深度。</translation>
    </message>
    <message>
      <source>Delete the wrong station.</source>
      <translation>删除错误的测点。</translation>
    </message>
    <message>
      <source>Density</source>
      <translation>密度</translation>
    </message>
    <message>
      <source>Density (t/m³)</source>
      <translation>密度 (t/m³)</translation>
    </message>
    <message>
      <source>Dependence</source>
      <translation>依赖关系</translation>
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
      <source>Direction</source>
      <translation>方向</translation>
    </message>
    <message>
      <source>Directions</source>
      <translation>方向</translation>
    </message>
    <message>
      <source>Directions are kept by</source>
      <translation>方向性的取舍依据</translation>
    </message>
    <message>
      <source>Directions are written as azimuth/dip, such as 0/0, 90/0, 0/-90, but {given} was given.</source>
      <translation>方向写为 方位角/倾角，例如 0/0, 90/0, 0/-90，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Directions to show beside those of the model's axes, as azimuth/dip: 0/0, 45/0, 90/0, 135/0, 0/-90. The azimuth is clockwise from north, the dip negative downwards.</source>
      <translation>除模型各轴方向外还要显示的方向，写为 方位角/倾角：0/0, 45/0, 90/0, 135/0, 0/-90。方位角自北起顺时针，倾角向下为负。</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>距离</translation>
    </message>
    <message>
      <source>Distance across boundaries</source>
      <translation>跨边界距离</translation>
    </message>
    <message>
      <source>Distance between vertices</source>
      <translation>顶点间距</translation>
    </message>
    <message>
      <source>Distance from test to training blocks</source>
      <translation>测试块体到训练块体的距离</translation>
    </message>
    <message>
      <source>Distance from the ground</source>
      <translation>与地面的高差</translation>
    </message>
    <message>
      <source>Distance of each block's centre to the nearest sample (.tif).</source>
      <translation>每个块体中心到最近样品的距离 (.tif)。</translation>
    </message>
    <message>
      <source>Distance of one collar</source>
      <translation>同一孔口的距离</translation>
    </message>
    <message>
      <source>Distance that counts as near</source>
      <translation>视为邻近的距离</translation>
    </message>
    <message>
      <source>Distance to the data</source>
      <translation>到数据的距离</translation>
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
      <source>Distances count by their pairs over the squared distance.</source>
      <translation>各距离按样品对数除以距离平方加权。</translation>
    </message>
    <message>
      <source>Distances count by their pairs.</source>
      <translation>各距离按样品对数加权。</translation>
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
      <source>Distribution of kriged values</source>
      <translation>克里金值的分布</translation>
    </message>
    <message>
      <source>Do the estimates hold?</source>
      <translation>估值是否可靠？</translation>
    </message>
    <message>
      <source>Do the probabilities mean what they say?</source>
      <translation>概率名副其实吗？</translation>
    </message>
    <message>
      <source>Domain</source>
      <translation>估值域</translation>
    </message>
    <message>
      <source>Domain of the blocks</source>
      <translation>块体的估值域</translation>
    </message>
    <message>
      <source>Domain of the samples</source>
      <translation>样品的估值域</translation>
    </message>
    <message>
      <source>Domain {name}: {own} samples of its own and {others} of other domains.</source>
      <translation>估值域 {name}：自身样品 {own} 个，其他估值域的样品 {others} 个。</translation>
    </message>
    <message>
      <source>Domains are needed for each of the {samples} samples and {blocks} blocks, but {first} and {second} were given.</source>
      <translation>{samples} 个样品和 {blocks} 个块体都需要各自的估值域，但给出的分别为 {first} 个和 {second} 个。</translation>
    </message>
    <message>
      <source>Domains seen from others</source>
      <translation>可使用其他域样品的估值域</translation>
    </message>
    <message>
      <source>Dots are the experiment, lines the model: along the main axes where ranges differ by direction, else in all directions and down the holes. The grey line is the variance of the samples. More directions, and how each model was fitted, are in the folder variograms.</source>
      <translation>点为实验值，线为模型：变程随方向变化时沿各主轴，否则为全方向和沿钻孔方向。灰线为样品方差。其他方向及各模型的拟合方法见 variograms 文件夹。</translation>
    </message>
    <message>
      <source>Down the holes</source>
      <translation>沿钻孔</translation>
    </message>
    <message>
      <source>Drawing the features of {n} blocks {draws} times</source>
      <translation>正在对 {n} 个块体的特征抽样 {draws} 次</translation>
    </message>
    <message>
      <source>Draws</source>
      <translation>抽样次数</translation>
    </message>
    <message>
      <source>Draws of the kriged features are independent from block to block and from feature to feature; all features are drawn.</source>
      <translation>各块体之间、各特征之间的克里金特征抽样相互独立；全部特征均参与抽样。</translation>
    </message>
    <message>
      <source>Draws of the kriged features are independent from block to block and from feature to feature; features without a variance are taken for certain: {fixed}.</source>
      <translation>克里金特征的抽样在各块体之间、各特征之间相互独立；没有方差的特征按确定值处理：{fixed}。</translation>
    </message>
    <message>
      <source>Draws the path of each hole in space from its collar and its survey. Between two stations the hole is an arc tangent to both directions (minimum curvature), or follows straight lines. Above the first station it has that station's direction, below the last that of the last. Which sign of the dip points down is found from the table and said in the log. A daughter hole (wedge) has its parent's name in a column parent of the collars, and the depth where it leaves it in wedge_depth: down to there it is its parent, and its depths count from the parent's collar. Assays, lithology and alteration can be drawn as lines along the holes.</source>
      <translation>根据孔口和测斜绘制每个钻孔的空间轨迹。两个测点之间的钻孔为与两端方向相切的圆弧（最小曲率法），或为直线。第一个测点以上沿用该测点的方向，最后一个测点以下沿用最后测点的方向。倾角以哪种符号表示向下，由表中数据判断，并在日志中说明。分支孔在孔口表的 parent 列中填写其主孔名称，在 wedge_depth 列中填写离开主孔的深度：在此深度以上即为主孔，其深度从主孔孔口算起。化验、岩性和蚀变可绘制为沿钻孔的线。</translation>
    </message>
    <message>
      <source>Drift</source>
      <translation>漂移</translation>
    </message>
    <message>
      <source>Drill targets</source>
      <translation>钻探靶区</translation>
    </message>
    <message>
      <source>Drill targets of the honest way</source>
      <translation>如实方法的钻探靶区</translation>
    </message>
    <message>
      <source>Drill targets: rank, mean probability</source>
      <translation>钻探靶区：名次、平均概率</translation>
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
      <source>ECE</source>
      <translation>ECE</translation>
    </message>
    <message>
      <source>Each block got the value of a block of its own group.</source>
      <translation>每个块体取其所在组内某个块体的值。</translation>
    </message>
    <message>
      <source>Each block got the value of another scored block, drawn at random from all of them.</source>
      <translation>每个块体取另一个被评分块体的值，从全部被评分块体中随机抽取。</translation>
    </message>
    <message>
      <source>Each block is estimated from this many of the nearest samples in the search ellipsoid at most. 0: from all samples, wherever they are, for up to {0} samples.</source>
      <translation>每个块体最多用搜索椭球内最近的这么多个样品估值。0：使用全部样品，不论位于何处，适用于不超过 {0} 个样品的情况。</translation>
    </message>
    <message>
      <source>Each class by its own probability, against all others.</source>
      <translation>各类别按其自身的概率，与其余全部对照。</translation>
    </message>
    <message>
      <source>Each composite got the value of a composite of its own hole.</source>
      <translation>每个组合样取其所在钻孔内某个组合样的值。</translation>
    </message>
    <message>
      <source>Each composite got the value of another scored composite, drawn at random from all of them.</source>
      <translation>每个组合样取另一个被评分组合样的值，从全部被评分组合样中随机抽取。</translation>
    </message>
    <message>
      <source>Each feature alone</source>
      <translation>各特征单独的表现</translation>
    </message>
    <message>
      <source>Each group of blocks got the values of another group, in their order, so that values beside each other stayed beside each other.</source>
      <translation>每组块体按原有顺序取另一组的值，使相邻的值仍保持相邻。</translation>
    </message>
    <message>
      <source>Each hole got the values of another hole, in their order, so that values beside each other stayed beside each other.</source>
      <translation>每个钻孔按原有顺序取另一个钻孔的值，使相邻的值仍保持相邻。</translation>
    </message>
    <message>
      <source>Each label by itself.</source>
      <translation>各标签分别列出。</translation>
    </message>
    <message>
      <source>Each network was trained once: differences of a few thousandths may be luck. More networks for each setting tell.</source>
      <translation>每个神经网络只训练了一次：千分之几的差异可能出于偶然。每种设置多训练几个神经网络，结论更可靠。</translation>
    </message>
    <message>
      <source>Each of them, with intervals</source>
      <translation>各类别或标签的指标及其区间</translation>
    </message>
    <message>
      <source>Each of these by itself is better than the average: {ways}.</source>
      <translation>以下各方法单独使用就优于平均结果：{ways}。</translation>
    </message>
    <message>
      <source>Each of {folds} parts of the holes was held out in turn: its composites were taken away before variograms, kriging, scaling and learning, and then predicted. Holes that share a collar stay together. The intervals hold 95 of 100 draws of whole holes; the last column says how far the raw average's AUC is above each.</source>
      <translation>将钻孔分为 {folds} 份，逐份留出：其组合样在变异函数、克里金、缩放和学习之前剔除，然后加以预测。共用孔口的钻孔不拆开。区间包含整孔抽样 100 次中的 95 次结果；最后一列为未校准的平均结果的 AUC 高出各方法多少。</translation>
    </message>
    <message>
      <source>Each pixel is the variogram of pairs of samples with that separation: dark in the middle, where samples are alike, and farther out along the direction in which they stay alike. The line is where the model has risen to half of the variance of the samples.</source>
      <translation>每个像元为具有该间隔的样品对的变异函数值：样品相似处颜色深，即图的中部，并沿样品保持相似的方向向外延伸。线为模型上升到样品方差一半之处。</translation>
    </message>
    <message>
      <source>Each rule chose its threshold on the very blocks that are scored, for want of others: these figures are too good.</source>
      <translation>由于没有其他块体，各规则就在被评分的块体上选择阈值：这些指标偏高。</translation>
    </message>
    <message>
      <source>Each rule chose its threshold on the {chosen} blocks; the figures are those of the {part} blocks.</source>
      <translation>各规则在{chosen}块体上选择阈值；各项指标为{part}块体的结果。</translation>
    </message>
    <message>
      <source>Each sample was estimated from all others; samples at its very place were left out with it.</source>
      <translation>每个样品均由所有其他样品估计；与其位于同一点的样品一并剔除。</translation>
    </message>
    <message>
      <source>Each sample was estimated from the samples of other holes; holes that start at one place count as one.</source>
      <translation>每个样品均由其他钻孔的样品估计；孔口在同一处的钻孔视为一个。</translation>
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
      <source>East</source>
      <translation>东</translation>
    </message>
    <message>
      <source>Easting and northing of hole {hole} seem to be swapped: {x:.2f}, {y:.2f}.</source>
      <translation>钻孔 {hole} 的东坐标和北坐标似乎颠倒：{x:.2f}, {y:.2f}。</translation>
    </message>
    <message>
      <source>Easting, northing and elevation; members that know the place see them along six turned axes too, which go with them when they are shuffled.</source>
      <translation>东坐标、北坐标和高程；已知位置的集成成员还使用其沿六个旋转轴的坐标，打乱时这些坐标一并打乱。</translation>
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
      <source>Elevation of the level plan; auto: of the level with most likely ore.</source>
      <translation>水平中段平面图的高程；auto：最可能为矿石的块体最多的水平层的高程。</translation>
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
      <source>Empty: ignored. Else what stands for them between the first and the last interval of a hole, for all grades (0) or by field (au_gpt = 0; cu_pct = 0.01); holes that have the grade nowhere stay without it. The report shows what it does to the mean.</source>
      <translation>留空：忽略。否则为钻孔第一个与最后一个样段之间未化验部分的取值，可对所有品位统一指定 (0)，或按字段指定 (au_gpt = 0; cu_pct = 0.01)；全孔没有该品位的钻孔仍无该品位。报告会说明其对均值的影响。</translation>
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
      <source>Entropy from the data</source>
      <translation>源自数据的熵</translation>
    </message>
    <message>
      <source>Entropy from the models</source>
      <translation>源自模型的熵</translation>
    </message>
    <message>
      <source>Epoch {epoch} of {epochs}.</source>
      <translation>第 {epoch} 轮，共 {epochs} 轮。</translation>
    </message>
    <message>
      <source>Epoch {epoch} of {epochs}: loss {loss:.4f}</source>
      <translation>第 {epoch} 轮，共 {epochs} 轮：损失 {loss:.4f}</translation>
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
      <source>Error from which on the Huber loss grows straight; of numbers in standard deviations of the label.</source>
      <translation>Huber 损失从此误差起改为线性增长；目标为数值时，以标签的标准差为单位。</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>错误</translation>
    </message>
    <message>
      <source>Errors beside what the kriging variance promises</source>
      <translation>误差与克里金方差预期的对照</translation>
    </message>
    <message>
      <source>Errors on several scales cannot be compared, but the variograms are of {scales}.</source>
      <translation>不同尺度的误差不能比较，但各变异函数的尺度为 {scales}。</translation>
    </message>
    <message>
      <source>Estimate</source>
      <translation>估计值</translation>
    </message>
    <message>
      <source>Estimates a grade, or any other number, in every block of a model by kriging from the nearest samples: ordinary, simple or universal, at points or over blocks, by domain, of logarithms or normal scores too. It also gives the kriging variance, which says how uncertain each estimate is. A field of zeros and ones, such as ore, becomes its probability.</source>
      <translation>用最近的样品通过克里金估计模型中每个块体的品位或任何其他数值：普通、简单或泛克里金，可对点或块体估计，可按估值域估计，也可对对数或正态得分估计。同时给出反映各估计值不确定程度的克里金方差。由零和一组成的字段（如 ore）得到的是其概率。</translation>
    </message>
    <message>
      <source>Estimates beside samples</source>
      <translation>估计值与样品值对照</translation>
    </message>
    <message>
      <source>Estimates in every block the probability of each category, such as a rock type, by kriging of indicators. It gives the most probable category, its entropy (how undecided the block is) and one raster per category. All categories share one variogram, so that their probabilities sum to one.</source>
      <translation>用指示克里金估计每个块体属于各类别（如各种岩性）的概率，给出最可能的类别、熵（块体归属的不确定程度）以及每个类别一个栅格。所有类别共用一个变异函数，使其概率之和为一。</translation>
    </message>
    <message>
      <source>Estimator</source>
      <translation>估计量</translation>
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
      <source>Every block in the ground has all features, a probability and a label.</source>
      <translation>地下的每个块体都有全部特征、概率和标签。</translation>
    </message>
    <message>
      <source>Every combination of the lists was tried.</source>
      <translation>各列表的所有组合都已试过。</translation>
    </message>
    <message>
      <source>Every distance counts the same.</source>
      <translation>每个距离的权重相同。</translation>
    </message>
    <message>
      <source>Every distance with enough pairs counts alike, in relative terms.</source>
      <translation>样品对足够多的每个距离权重相同，按相对差异计。</translation>
    </message>
    <message>
      <source>Every figure with its interval, one in a row (.csv).</source>
      <translation>每项指标及其区间，每行一项 (.csv)。</translation>
    </message>
    <message>
      <source>Every kriging variance is zero: there is nothing to compare the errors with.</source>
      <translation>所有克里金方差都为零：没有可与误差比较的对象。</translation>
    </message>
    <message>
      <source>Every network diverged; smaller learning rates or another scaling are needed.</source>
      <translation>所有神经网络都发散；需要更小的学习率或其他缩放方式。</translation>
    </message>
    <message>
      <source>Every single one is in validation.html, and with its place in the layer problems.gpkg.</source>
      <translation>全部问题逐条列于 validation.html，其位置见图层 problems.gpkg。</translation>
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
      <source>Every way learned from {learned} of the training blocks and was scored on the same {scored} test blocks; the network learned from all training blocks. The gap says how much a random split flatters: its test blocks have neighbours among the training blocks.</source>
      <translation>每种方法都用 {learned} 个训练块体学习，并在相同的 {scored} 个测试块体上评分；神经网络则用全部训练块体学习。二者之差说明随机划分使指标虚高多少：其测试块体在训练块体中有相邻块体。</translation>
    </message>
    <message>
      <source>Experiment</source>
      <translation>实验值</translation>
    </message>
    <message>
      <source>Experiment and model</source>
      <translation>实验值与模型</translation>
    </message>
    <message>
      <source>Explain network</source>
      <translation>解释神经网络</translation>
    </message>
    <message>
      <source>Exploration guidance, not a mineral resource estimate (JORC, NI 43-101).</source>
      <translation>仅供勘查参考，并非矿产资源量估算（JORC、NI 43-101）。</translation>
    </message>
    <message>
      <source>Export network</source>
      <translation>导出神经网络</translation>
    </message>
    <message>
      <source>Extent</source>
      <translation>范围</translation>
    </message>
    <message>
      <source>External drift</source>
      <translation>外部漂移</translation>
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
      <source>Factorising the system of all samples</source>
      <translation>正在分解全部样品的克里金方程组</translation>
    </message>
    <message>
      <source>Farther than {reach} from any composite nothing was tested: there the map is a guess.</source>
      <translation>距任何组合样超过 {reach} 之处未经检验：那里的图只是推测。</translation>
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
      <source>Features from other holes</source>
      <translation>由其他钻孔计算特征</translation>
    </message>
    <message>
      <source>Features that are shuffled together, groups with semicolons between: copper = cu_pct:estimate, cu_pct:variance; rocks = lithology, alteration. A field stands for all its variables. What is of one field, the probabilities of the classes of one raster, coordinates, and features that say much the same are grouped without being asked.</source>
      <translation>一起打乱的特征，各组之间用分号分隔：copper = cu_pct:estimate, cu_pct:variance; rocks = lithology, alteration。只写字段时代表它的全部变量。同一字段的特征、同一栅格各类别的概率、坐标以及所含信息大致相同的特征会自动归为一组。</translation>
    </message>
    <message>
      <source>Features that belong together are shuffled together, so that none can make up for another. The group of all features says how much there is to lose at most.</source>
      <translation>同属一组的特征一起打乱，使它们不能互相替代。全部特征那一组说明最多会失去多少。</translation>
    </message>
    <message>
      <source>Features that go together at least so strongly are shuffled together too, and a warning tells of them: Spearman's rank correlation of numbers, correlation ratio of a number and a category, Cramér's V of two categories. 1.01 for none.</source>
      <translation>相关程度不低于此值的特征也一起打乱，并给出警告：数值之间用斯皮尔曼秩相关系数，数值与类别之间用相关比，两个类别之间用克拉默 V 系数。1.01 表示不归组。</translation>
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
      <source>Fewest octants with samples</source>
      <translation>含样品的最少卦限数</translation>
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
      <source>Field of densities with which the other grades of its table are weighted besides length; intervals without one weigh the mean.</source>
      <translation>密度字段，该表的其他品位除按长度外再按它加权；没有密度的样段按平均密度加权。</translation>
    </message>
    <message>
      <source>Field of the lithology, or the name of one of alteration or assays: composites end where it changes.</source>
      <translation>岩性表的字段，或蚀变表、化验表的字段名：组合样在其变化处断开。</translation>
    </message>
    <message>
      <source>Fields</source>
      <translation>字段</translation>
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
      <source>File that keeps each fold that is finished (.safetensors). A run that was cancelled or killed goes on from it, on the CPU to the very same numbers; when the run is done the file is removed.</source>
      <translation>保存每个已完成的折的文件 (.safetensors)。被取消或被终止的运行可由此继续，在 CPU 上会得到完全相同的数值；运行完成后删除该文件。</translation>
    </message>
    <message>
      <source>File that keeps the state of the training after each epoch (.safetensors), of many networks less often where writing it takes long. A training that was cancelled or killed goes on from it, on the CPU to the very same network; when the training is done the file is removed.</source>
      <translation>保存每个轮次之后训练状态的文件 (.safetensors)；同时训练多个网络且写入较慢时，保存间隔会加长。被取消或被终止的训练可由此继续，在 CPU 上会得到完全相同的神经网络；训练完成后删除该文件。</translation>
    </message>
    <message>
      <source>Find out what the negative number stands for.</source>
      <translation>查明该负数的含义。</translation>
    </message>
    <message>
      <source>Find the learning rate</source>
      <translation>寻找学习率</translation>
    </message>
    <message>
      <source>Finds by trial and error which network suits the blocks: how many hidden layers, how wide, which activation, batch size and learning rate. Every network is trained on the training blocks and judged on the validation blocks. A network whose accuracy merely equals that of calling every block the same is marked: it did not learn. The winner is trained once more on all training blocks and scored on the test blocks, which chose nothing; it is given as a file, and its settings as another that Train network takes, and Run workflow where the target is ore.</source>
      <translation>通过逐一试验找出适合这些块体的神经网络：隐藏层的数目和宽度、激活函数、批大小和学习率。每个神经网络都用训练块体训练，用验证块体评判。准确率仅等于把所有块体判为同一类的神经网络会被标出：它没有学会。胜出者再用全部训练块体重新训练一次，并在未参与任何选择的测试块体上评分；它以一个文件给出，其设置以另一个文件给出，可供“训练神经网络”使用，目标为矿石时也可供“运行工作流”使用。</translation>
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
      <source>Focus of the focal loss</source>
      <translation>focal 损失的聚焦参数</translation>
    </message>
    <message>
      <source>Fold {fold} of {folds}: {step}</source>
      <translation>第 {fold} 折，共 {folds} 折：{step}</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Folder for one raster of each feature: how much it adds to the logit of ore in every block, compared with the reference block (integrated gradients). They add up to the block's logit less that of the reference. Rasters of an earlier explanation in that folder are removed.</source>
      <translation>存放各特征栅格的文件夹，每个特征一个栅格：与参照块体相比，该特征使每个块体的矿石 logit 增加多少（积分梯度）。各特征之和等于该块体的 logit 减去参照块体的 logit。该文件夹中先前解释留下的栅格会被删除。</translation>
    </message>
    <message>
      <source>Folder for one raster per category with its probability.</source>
      <translation>存放各类别概率栅格的文件夹，每个类别一个栅格。</translation>
    </message>
    <message>
      <source>Folder for one raster per cutoff: the probability that a block is not below it.</source>
      <translation>存放每个边界品位一个栅格的文件夹：块体不低于该边界品位的概率。</translation>
    </message>
    <message>
      <source>Folder of one block model for each grade (.tif).</source>
      <translation>存放每种品位一个块体模型 (.tif) 的文件夹。</translation>
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
      <source>Folder of the results (FOLDER) must be given.</source>
      <translation>必须给出成果文件夹 (FOLDER)。</translation>
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
      <source>Folds</source>
      <translation>折数</translation>
    </message>
    <message>
      <source>For BATCH_SIZE of Train network.</source>
      <translation>用于“训练神经网络”的 BATCH_SIZE。</translation>
    </message>
    <message>
      <source>For LEARNING_RATE of Train network.</source>
      <translation>用于“训练神经网络”的 LEARNING_RATE。</translation>
    </message>
    <message>
      <source>For a network of classes or several labels: the one whose probability is looked at, by its name or code. Empty for the most common class or the first label.</source>
      <translation>用于预测类别或多个标签的神经网络：所考察概率对应的类别或标签，按名称或代码给出。留空：最常见的类别或第一个标签。</translation>
    </message>
    <message>
      <source>For a network of several labels: the others, in the order in which it was trained with them.</source>
      <translation>用于预测多个标签的神经网络：其余标签，按训练时的顺序。</translation>
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
      <source>For attributions: the block from which each block's answer is counted. training_mean, training_median: of the training blocks; barren_mean: of those without ore; lowest: the lowest value of each number. Of categories it is the most common class. All labelled blocks stand for the training blocks where no split is given.</source>
      <translation>用于归因：计算各块体的结果时作为起点的块体。training_mean、training_median：训练块体的均值、中位数；barren_mean：无矿训练块体的均值；lowest：各数值特征的最低值。类别特征取最常见的类别。未给出划分时，以全部有标签的块体代替训练块体。</translation>
    </message>
    <message>
      <source>For attributions: values that the reference block has instead, such as cu_pct:estimate = 0.1; lithology:category = schist.</source>
      <translation>用于归因：参照块体改用的取值，例如 cu_pct:estimate = 0.1; lithology:category = schist。</translation>
    </message>
    <message>
      <source>For looking for one class or label alone, on the {part} blocks: the falling line is the share of its blocks that have at least a probability, the rising one the share of the ground that has less. Where they cross, that share of it lies in the likeliest ground of the table, so many times as dense as on the whole; 1 is chance. The higher they cross, the better is it told. Bands and brackets are intervals. Drawn are the {n} that most blocks have.</source>
      <translation>用于只寻找某一个类别或标签，依据{part}块体：下降的线为其块体中概率不低于该值的比例，上升的线为概率低于该值的地段所占比例。两线相交处，该类别有此比例位于表中所列概率最高的地段内，密集程度为整体的若干倍；1 为随机水平。交点越高，区分得越好。条带和方括号为区间。图中只画出块体最多的 {n} 个。</translation>
    </message>
    <message>
      <source>For looking for one class or label alone: from which probability of it on a block is called so, chosen by each rule on the {chosen} blocks; the figures are those of the {part} blocks.</source>
      <translation>用于只寻找某一类别或标签：块体的该概率从多高起判为该类别或标签，由各规则在{chosen}块体上选定；各项指标为{part}块体的结果。</translation>
    </message>
    <message>
      <source>For networks with dropout: how many passes with dropout left on give the uncertainty.</source>
      <translation>用于含随机失活 (dropout) 的神经网络：保持随机失活开启，用多少次前向计算得到不确定性。</translation>
    </message>
    <message>
      <source>For one-way boundaries: a domain, a colon, and the domains whose samples its blocks use too, such as waste: low, high; low: high.</source>
      <translation>用于单向边界：一个估值域、冒号，以及其块体还可使用其样品的各估值域，例如 waste: low, high; low: high。</translation>
    </message>
    <message>
      <source>For the applicability, instead of samples: block model of distances to the nearest sample, as Create block model gives it. The limit below is needed with it. Blocks that have no distance have no applicability, unless their features alone put them outside.</source>
      <translation>用于适用性，代替样品：到最近样品距离的块体模型，由“创建块体模型”给出。此时必须给出下面的限值。没有距离的块体没有适用性，除非仅凭其特征就已属范围外。</translation>
    </message>
    <message>
      <source>For the applicability: blocks farther from the nearest sample are doubtful, beyond twice that outside; CRS units. Empty: how far the samples are from the nearest other hole, all but the farthest few.</source>
      <translation>用于适用性：距最近样品超过此值的块体为存疑，超过其两倍的为范围外；单位为坐标系单位。留空：取样品到最近的其他钻孔的距离，只有最远的少数样品超过此值。</translation>
    </message>
    <message>
      <source>For the applicability: the composites that the features were kriged from. A block is then also judged by its distance to them, and by whether it lies below or beyond the drilling.</source>
      <translation>用于适用性：克里金特征所用的组合样。此时还会按块体到组合样的距离，以及是否位于钻探深度以下或钻探范围以外来判断。</translation>
    </message>
    <message>
      <source>For the carried rasters: kriging variances of features, as Krige grades writes them; each goes with the feature whose variable it names. Blocks that lack one of them have no carried values.</source>
      <translation>用于计入克里金方差的栅格：各特征的克里金方差，由“品位克里金”写出；每个方差对应其变量名所指的特征。缺少其中任何一个的块体在这些栅格中没有值。</translation>
    </message>
    <message>
      <source>For the other splits: share of the blocks that become test blocks.</source>
      <translation>用于其他划分方式：作为测试块体的比例。</translation>
    </message>
    <message>
      <source>For the parameter ACTIVATION of Train network.</source>
      <translation>用于“训练神经网络”的参数 ACTIVATION。</translation>
    </message>
    <message>
      <source>For the parameter HIDDEN_LAYERS of Train network.</source>
      <translation>用于“训练神经网络”的参数 HIDDEN_LAYERS。</translation>
    </message>
    <message>
      <source>For the target multi_label: block models of 1 and 0 that are learnt together with the label.</source>
      <translation>用于目标 multi_label：与标签一起学习的、取值为 1 和 0 的块体模型。</translation>
    </message>
    <message>
      <source>For to_parts: the grades that the log-ratios were made from, in their order, with commas between: cu_pct, au_gpt. They come back as back_cu_pct and so on.</source>
      <translation>用于 to_parts：生成对数比的各品位，按原顺序以逗号分隔：cu_pct, au_gpt。还原结果为 back_cu_pct 等。</translation>
    </message>
    <message>
      <source>For zeros</source>
      <translation>零值替代比例</translation>
    </message>
    <message>
      <source>From above</source>
      <translation>俯视</translation>
    </message>
    <message>
      <source>From collars, surveys, assays, lithology and alteration to block models, a network, the probability of ore, ranked drill targets, a report, and a QGIS project with a 3D view, offered at the end.</source>
      <translation>从孔口、测斜、化验、岩性和蚀变，到块体模型、神经网络、矿石概率、已排序的钻探靶区、报告，以及结束时可打开的带三维视图的 QGIS 工程。</translation>
    </message>
    <message>
      <source>From the east</source>
      <translation>从东面看</translation>
    </message>
    <message>
      <source>From the south</source>
      <translation>从南面看</translation>
    </message>
    <message>
      <source>From the tables of drillholes to the probability of ore in every block of the ground.</source>
      <translation>从钻孔数据表到地下每个块体的矿石概率。</translation>
    </message>
    <message>
      <source>From {threshold} on a block is called ore: the threshold of best F1 at held-out holes. The counts and scores below call each part of the holes at the best threshold of the other parts.</source>
      <translation>概率达到 {threshold} 的块体判为矿石：该阈值在留出钻孔处的 F1 最大。下列数目和评分中，每份钻孔都按其余各份的最佳阈值判定。</translation>
    </message>
    <message>
      <source>Function of the hidden neurons.</source>
      <translation>隐藏层神经元的函数。</translation>
    </message>
    <message>
      <source>Functions of the hidden neurons that are tried. None: the activation as given.</source>
      <translation>要试的隐藏层神经元函数。不选：采用所给的激活函数。</translation>
    </message>
    <message>
      <source>Further grades by formula, one on each line, as expressions on the fields of a composite: cu_eq = "cu_pct" + 0.6 * "au_gpt". NULL where a grade is missing. They may be used in Ore.</source>
      <translation>由公式计算的其他品位，每行一个，为基于组合样字段的表达式：cu_eq = "cu_pct" + 0.6 * "au_gpt"。缺少品位处为 NULL。可用于矿石表达式。</translation>
    </message>
    <message>
      <source>Further labels</source>
      <translation>其他标签</translation>
    </message>
    <message>
      <source>Further looks for blocks that have too few samples: factor of the radii and fewest samples of each, such as 2:4, 4:1. Empty: one pass.</source>
      <translation>对样品过少的块体的后续搜索：每遍的半径倍数和最少样品数，例如 2:4, 4:1。留空：只搜索一遍。</translation>
    </message>
    <message>
      <source>Further: {list}.</source>
      <translation>此外还采用：{list}。</translation>
    </message>
    <message>
      <source>Gain</source>
      <translation>增益</translation>
    </message>
    <message>
      <source>Gain, lower end</source>
      <translation>增益，区间下限</translation>
    </message>
    <message>
      <source>Gain, upper end</source>
      <translation>增益，区间上限</translation>
    </message>
    <message>
      <source>Give both tables the same hole names, or choose the right column for them.</source>
      <translation>使两个表的钻孔名称一致，或为其选择正确的列。</translation>
    </message>
    <message>
      <source>Give the daughter hole the collar of its parent, or correct its parent; the parent's is used.</source>
      <translation>将分支孔的孔口改为主孔的孔口，或更正其主孔；采用主孔的孔口。</translation>
    </message>
    <message>
      <source>Given by hand</source>
      <translation>手动指定</translation>
    </message>
    <message>
      <source>Gives each name in a field, such as a rock or an alteration, an integer code from 1 on, and writes the codebook that says which is which. The same name gets the same code in other layers when the codebook is given there as the earlier one. A table of classes can order the codes and put names into groups; rare names can be merged.</source>
      <translation>为字段中的每个名称（如岩性或蚀变）赋予从 1 开始的整数代码，并写出代码与名称对照的编码表。将该编码表作为已有编码表用于其他图层时，相同的名称得到相同的代码。类别表可规定代码的顺序，并将名称归组；少见的名称可以合并。</translation>
    </message>
    <message>
      <source>Gives the probability of ore in every block that has all features of a trained network, and how uncertain it is; of networks trained for another target the class, the labels or the number. Features are found by the variable that each block model names: their order and the names of their layers make no difference.</source>
      <translation>为具备训练好的神经网络所需全部特征的每个块体给出矿石概率及其不确定性；对于以其他目标训练的神经网络，则给出类别、标签或数值。特征按各块体模型标明的变量识别，与顺序和图层名称无关。</translation>
    </message>
    <message>
      <source>Gives the probability of ore in every block, from the composites and the model that Train on composites made of them, and how far its members agree.</source>
      <translation>根据组合样以及“用组合样训练”由其得到的模型，给出每个块体的矿石概率，以及各成员之间的一致程度。</translation>
    </message>
    <message>
      <source>Go on from the checkpoint</source>
      <translation>从检查点继续</translation>
    </message>
    <message>
      <source>Go on from the checkpoint where there is one; that of other blocks or settings is refused. Without this, begin anew and overwrite it.</source>
      <translation>有检查点时从检查点继续；块体或设置不同的检查点会被拒绝。不选则重新开始，并覆盖检查点。</translation>
    </message>
    <message>
      <source>Go on from the checkpoint where there is one; that of other data, settings or software is left aside, as is a damaged one. Without this, begin anew. Either way the file is overwritten when the first fold is finished.</source>
      <translation>有检查点时从检查点继续；数据、设置或软件不同的检查点以及已损坏的检查点不予采用。不选则重新开始。无论哪种情况，第一折完成时都会覆盖该文件。</translation>
    </message>
    <message>
      <source>Goes from drillhole tables to the probability of ore in every block, in one folder: composites, block models, network, its worth beside simpler ways, voxels, ranked drill targets, a report to print, and a QGIS project that shows everything. It runs the separate algorithms one after another and gives what they would give. The folder is filled beside its place and moved there at the end: a run that fails or is cancelled leaves an earlier result as it was. Of one that is ended while it trains or learns from composites, the last finished epoch or the finished folds are kept beside the folder, and the next run with the same data and settings goes on there, on the CPU to the very same result.</source>
      <translation>从钻孔数据表一直算到每个块体的矿石概率，全部放在一个文件夹中：组合样、块体模型、神经网络及其与较简单方法的优劣对照、体素、已排序的钻探靶区、可打印的报告，以及展示全部内容的 QGIS 工程。它依次运行各个单独的算法，结果与分别运行相同。文件夹先在旁边生成，最后再移到目标位置：运行失败或取消时，先前的结果保持不变。若在训练神经网络或用组合样学习的过程中被终止，最后完成的轮次或已完成的各折会保存在文件夹旁边，下一次以相同数据和设置运行时从该处继续，在 CPU 上会得到完全相同的结果。</translation>
    </message>
    <message>
      <source>Grade</source>
      <translation>品位</translation>
    </message>
    <message>
      <source>Grade above a cutoff</source>
      <translation>边界品位以上的品位</translation>
    </message>
    <message>
      <source>Grades</source>
      <translation>品位</translation>
    </message>
    <message>
      <source>Grades are weighted with {density}; {count} intervals with a grade have none and weigh {mean:.4g}, the mean.</source>
      <translation>品位按 {density} 加权；有品位而无密度的 {count} 个样段按平均值 {mean:.4g} 加权。</translation>
    </message>
    <message>
      <source>Grades that are wanted in another unit: au_ppb = g/t, or cu = ppm -&gt; % when the name states none. The field is named after its unit; the factor is said in the log.</source>
      <translation>需要换算为其他单位的品位：au_ppb = g/t；名称未标明单位时写 cu = ppm -&gt; %。字段按其单位命名；换算系数写入日志。</translation>
    </message>
    <message>
      <source>Grades, such as 0.3, 0.5, 1: the probability that a block is not below each is kriged from indicators, and put in order.</source>
      <translation>品位值，例如 0.3, 0.5, 1：由指示值克里金得到块体不低于各品位的概率，并校正其次序关系。</translation>
    </message>
    <message>
      <source>Gradient boosting</source>
      <translation>梯度提升</translation>
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
      <source>Groups of blocks</source>
      <translation>块体分组</translation>
    </message>
    <message>
      <source>Groups of features</source>
      <translation>特征分组</translation>
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
      <source>Half of the test blocks lie within {half} of the variogram's range of a training or validation block.</source>
      <translation>有一半的测试块体到最近的训练或验证块体的距离不超过变异函数变程的 {half}。</translation>
    </message>
    <message>
      <source>Hard boundary</source>
      <translation>硬边界</translation>
    </message>
    <message>
      <source>Hatch all levels</source>
      <translation>为所有水平层绘制斜线</translation>
    </message>
    <message>
      <source>Hatched: where the likeliest block is beyond what the data supports.</source>
      <translation>斜线填充：最有可能的块体中超出数据支持范围的部分。</translation>
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
      <source>Hidden layers to try</source>
      <translation>要试的隐藏层</translation>
    </message>
    <message>
      <source>Hidden layers to try are whole numbers with commas between, a semicolon between two networks, such as 128,64,32; 64,64, but {given} was given.</source>
      <translation>要试的隐藏层应为以逗号分隔的整数，两个神经网络之间用分号隔开，例如 128,64,32; 64,64，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Highest</source>
      <translation>最高</translation>
    </message>
    <message>
      <source>Highest assays that are believed, as a grade or a percentile: cu_pct = 5; au_gpt = p99. Higher ones become that; they are counted. Cut after the conversion of units.</source>
      <translation>可信的最高化验值，为品位或百分位数：cu_pct = 5; au_gpt = p99。更高的值取为该值，并会计数。截取在单位换算之后进行。</translation>
    </message>
    <message>
      <source>Highest elevation</source>
      <translation>最高高程</translation>
    </message>
    <message>
      <source>Highest probability at any depth, seen from above. {named}</source>
      <translation>任意深度的最高概率，俯视图。{named}</translation>
    </message>
    <message>
      <source>Hole</source>
      <translation>钻孔</translation>
    </message>
    <message>
      <source>Hole by hole</source>
      <translation>逐孔结果</translation>
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
      <source>Hole {hole} leaves hole {parent}, but its collar lies {distance:.1f} from the other's.</source>
      <translation>钻孔 {hole} 由钻孔 {parent} 分出，但两者孔口相距 {distance:.1f}。</translation>
    </message>
    <message>
      <source>Hole {hole} lies where the elevation model has no data.</source>
      <translation>钻孔 {hole} 位于高程模型无数据处。</translation>
    </message>
    <message>
      <source>Hole {hole} lies {distance:.0f} from the nearest other collar.</source>
      <translation>钻孔 {hole} 距最近的其他孔口 {distance:.0f}。</translation>
    </message>
    <message>
      <source>Hole {hole} starts at elevation {z:.1f}, but the ground of the elevation model lies at {ground:.1f} there.</source>
      <translation>钻孔 {hole} 的孔口高程为 {z:.1f}，而高程模型在该处的地面高程为 {ground:.1f}。</translation>
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
      <source>Hole {hole}: {column} is {value:g} in {count} intervals one after another, down to depth {end:g}.</source>
      <translation>钻孔 {hole}：{column} 在连续 {count} 个样段中均为 {value:g}，直至深度 {end:g}。</translation>
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
      <source>Holes that would have surprised most</source>
      <translation>最出乎预料的钻孔</translation>
    </message>
    <message>
      <source>Holes whose collars are no farther apart than this are held out together; CRS units.</source>
      <translation>孔口相距不超过此值的钻孔一起留出；单位为坐标系单位。</translation>
    </message>
    <message>
      <source>Holes whose collars are no farther apart than this are left out together; CRS units.</source>
      <translation>孔口相距不超过此值的钻孔一并剔除；单位为坐标参照系单位。</translation>
    </message>
    <message>
      <source>Holes whose collars are no farther apart than this are withheld together; CRS units.</source>
      <translation>孔口间距不超过此值的钻孔一起留出；单位为坐标系单位。</translation>
    </message>
    <message>
      <source>Holes {hole} and {other} differ only in capitals, blanks, signs or leading zeros.</source>
      <translation>钻孔 {hole} 与 {other} 的名称只有大小写、空格、符号或前导零不同。</translation>
    </message>
    <message>
      <source>Honest way</source>
      <translation>如实方法</translation>
    </message>
    <message>
      <source>How a feature is taken from the network. blocks: each block gets the value of any other scored block. groups: each group of blocks gets the values of another group, so that values beside each other stay so. within_groups: each block gets the value of a block of its own group, which shows what a feature tells within a hole or cube and leaves what is common to it.</source>
      <translation>如何使神经网络得不到某个特征。blocks：每个块体取任一其他被评分块体的值。groups：每组块体取另一组的值，使相邻的值仍保持相邻。within_groups：每个块体取其所在组内某个块体的值，由此显示该特征在一个钻孔或立方体内部提供的信息，而保留组内共有的部分。</translation>
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
      <source>How far a collar may stand above or below the elevation model, in the units of the coordinates.</source>
      <translation>孔口可高于或低于高程模型的最大高差，单位与坐标相同。</translation>
    </message>
    <message>
      <source>How far away each of the six nearest holes is.</source>
      <translation>到最近六个钻孔中每一个的距离。</translation>
    </message>
    <message>
      <source>How far away the last of the nearest 4 to 128 composites is.</source>
      <translation>到最近 4 至 128 个组合样中最远一个的距离。</translation>
    </message>
    <message>
      <source>How far can the map be believed?</source>
      <translation>图的可信程度有多高？</translation>
    </message>
    <message>
      <source>How far from the nearest block of a domain the samples of other domains may lie; CRS units. Soft boundaries need it; one-way ones without it use samples at any distance.</source>
      <translation>其他估值域的样品与某估值域最近块体的最大距离；单位为坐标参照系单位。软边界必须给出；单向边界未给出时，使用任意距离的样品。</translation>
    </message>
    <message>
      <source>How far the blocks reach beyond the samples, sideways and down; empty: two blocks.</source>
      <translation>块体向四周和向下超出样品的距离；留空为两个块体。</translation>
    </message>
    <message>
      <source>How far the map can be believed, on one page (.html).</source>
      <translation>图的可信程度，单页报告 (.html)。</translation>
    </message>
    <message>
      <source>How far the members disagree: standard deviation of their probabilities (.tif).</source>
      <translation>各集成成员的分歧程度：其概率的标准差 (.tif)。</translation>
    </message>
    <message>
      <source>How good is it?</source>
      <translation>效果如何？</translation>
    </message>
    <message>
      <source>How many lags of one width; empty: as many as reach the longest distance.</source>
      <translation>等宽滞后距的个数；留空：直至达到最大滞后距。</translation>
    </message>
    <message>
      <source>How many libraries the best Python lacks.</source>
      <translation>最合适的 Python 所缺少的库的数量。</translation>
    </message>
    <message>
      <source>How many networks are trained on the same blocks, of the seed and those that follow it: an ensemble, whose probability is the mean of theirs and whose networks' disagreement is its uncertainty. They are trained together, and kept in one file. 5 to 10 are usual; 1 as published.</source>
      <translation>用同样的块体训练多少个神经网络，随机种子依次为给定值及其后的各值：它们构成一个集成，概率取各网络的均值，不确定性为各网络之间的分歧。它们一起训练，保存在一个文件中。通常用 5 到 10 个；1 同已发表的方法。</translation>
    </message>
    <message>
      <source>How many ranges of the variogram the search ellipsoid is long; not used when radii are given.</source>
      <translation>搜索椭球的大小为变异函数变程的多少倍；给出半径时不使用。</translation>
    </message>
    <message>
      <source>How many samples each block was estimated from (.tif).</source>
      <translation>每个块体估值所用的样品数 (.tif)。</translation>
    </message>
    <message>
      <source>How many variograms are drawn; the best at left-out holes are kept.</source>
      <translation>抽取多少个变异函数；保留其中在留出钻孔处表现最好的。</translation>
    </message>
    <message>
      <source>How many were trained.</source>
      <translation>训练了多少个神经网络。</translation>
    </message>
    <message>
      <source>How much a block of each class counts, such as ore:3, waste:1, by name or code; a class that is not named counts 1, and only the proportions matter. Of several labels: how much a block counts that has the label. Missed ore that costs more than a dry hole asks for a higher weight of ore. Empty for none.</source>
      <translation>各类别的块体计多少权重，例如 ore:3, waste:1，按名称或代码给出；未列出的类别计 1，只有比例起作用。对于多个标签：带有该标签的块体计多少权重。若漏掉矿石的代价高于打空一个钻孔，则应提高矿石的权重。留空：不加权。</translation>
    </message>
    <message>
      <source>How much do these figures flatter?</source>
      <translation>这些数值虚高多少？</translation>
    </message>
    <message>
      <source>How much ore the likeliest ground holds</source>
      <translation>概率最高的地段含有多少矿石</translation>
    </message>
    <message>
      <source>How much the likeliest ground holds</source>
      <translation>概率最高的地段含有多少</translation>
    </message>
    <message>
      <source>How much the usual figures say too much</source>
      <translation>惯常数值虚高多少</translation>
    </message>
    <message>
      <source>How much worse each measure gets by feature and group, with deviation and interval (.csv).</source>
      <translation>按特征和组给出各度量变差多少，附标准差和区间 (.csv)。</translation>
    </message>
    <message>
      <source>How much worse the model does when what it is told of all features of one kind belongs to other composites. Zero: the others make up for them, or they are not needed. The whisker is the {level} interval, from drawing whole holes anew; where it crosses zero, the kind may not matter at other holes of this deposit.</source>
      <translation>当模型得到的某一类特征全部属于其他组合样时，其表现变差多少。零：其他特征可以替代，或不需要该类特征。误差线为 {level} 区间，由整孔重新抽样得到；误差线跨过零时，该类特征在本矿床的其他钻孔处可能不起作用。</translation>
    </message>
    <message>
      <source>How much worse the network does when what it is told of one feature belongs to other blocks. Zero: the network does not need it. The whisker is the {level} interval; where it crosses zero, the feature may not matter on other ground of this kind.</source>
      <translation>当神经网络得到的某一特征属于其他块体时，其表现变差多少。零：神经网络不需要该特征。误差线为 {level} 区间；误差线跨过零时，该特征在其他同类地段可能不起作用。</translation>
    </message>
    <message>
      <source>How often all training blocks are seen.</source>
      <translation>全部训练块体被学习的遍数。</translation>
    </message>
    <message>
      <source>How often each feature and group is shuffled.</source>
      <translation>每个特征和组打乱多少次。</translation>
    </message>
    <message>
      <source>How often those features are drawn anew; the network is asked each time.</source>
      <translation>这些特征重新抽样多少次；每次都用神经网络计算一遍。</translation>
    </message>
    <message>
      <source>How open it is whether a block is ore, in bits: 0 when certain, 1 at one half (.tif).</source>
      <translation>块体是否为矿石的不确定程度，单位比特：确定时为 0，概率为二分之一时为 1 (.tif)。</translation>
    </message>
    <message>
      <source>How open the answer is, in bits: 0 when certain, 1 at one half; of classes up to the logarithm of their number, of labels that of the first. It is that of the mean over the networks of an ensemble, and over passes where there is dropout (.tif).</source>
      <translation>结果的不确定程度，单位比特：确定时为 0，概率为二分之一时为 1；预测类别时最大为类别数的对数，预测多个标签时为第一个标签的熵。由集成中各网络的均值计算；有随机失活 (dropout) 时由多次前向计算的均值计算 (.tif)。</translation>
    </message>
    <message>
      <source>How strongly the focal loss turns to blocks that are called wrongly; 0 makes it the cross-entropy.</source>
      <translation>focal 损失对判错块体的侧重程度；0 时即为交叉熵。</translation>
    </message>
    <message>
      <source>How sure is it?</source>
      <translation>有多大把握？</translation>
    </message>
    <message>
      <source>How sure the figures are</source>
      <translation>各项指标的可靠程度</translation>
    </message>
    <message>
      <source>How the answer goes with each feature</source>
      <translation>结果随各特征的变化</translation>
    </message>
    <message>
      <source>How the calibrated probability follows from that of the network, fitted on the validation blocks of the training: temperature divides the logit by one number; isotonic follows a rising curve. Classes have one temperature for all, so that the most probable one stays so, and labels one each; either is kept where it lowered the log-loss of validation ground that it was not fitted on. Isotonic is for ore only. Numbers are no probabilities and have no calibration: how far they may be off is what Evaluate network says of their errors, and how far an ensemble disagrees is in UNCERTAINTY.</source>
      <translation>由神经网络的概率得到校准概率的方式，在训练的验证块体上拟合：temperature 将 logit 除以一个数；isotonic 采用一条单调上升的曲线。各类别共用一个温度，因此最可能的类别保持不变；各标签分别有一个温度；两者都只有当温度降低了未参与其拟合的验证地段的对数损失时才予保留。isotonic 仅用于矿石。数值不是概率，没有校准：其偏差可能有多大，见“评估神经网络”所给的误差；集成中各网络的分歧见 UNCERTAINTY。</translation>
    </message>
    <message>
      <source>How the learning rate r changes with epoch e of E, counted from 0, with drop d and interval k: step, r d^floor((1 + e) / k); inverse time, r / (1 + d e); exponential, r d^(e / k); cosine, down to 0 along half a wave; one cycle, up from r / 25 in the first 30 % and down to r / 10,000; plateau, times d for each k epochs without a better validation loss.</source>
      <translation>学习率 r 随轮次 e 变化的方式（共 E 个轮次，从 0 开始计），下降系数为 d、间隔为 k：step，r d^floor((1 + e) / k)；inverse time，r / (1 + d e)；exponential，r d^(e / k)；cosine，沿半个波形降至 0；one cycle，前 30 % 从 r / 25 升高，再降至 r / 10,000；plateau，每当连续 k 个轮次验证损失未改善时乘以 d。</translation>
    </message>
    <message>
      <source>How the path between two stations of a survey is drawn.</source>
      <translation>测斜的两个测点之间钻孔轨迹的绘制方式。</translation>
    </message>
    <message>
      <source>How the probability from which on a block is called ore is chosen on the validation blocks: best F1, ROC point nearest to (0, 1), fixed, Youden's index (recall less false positive rate), least cost, or a share of the ground.</source>
      <translation>在验证块体上选择判为矿石的概率阈值的方式：F1 最大、ROC 曲线上距 (0, 1) 最近的点、固定值、Youden 指数（召回率减假阳性率）最大、代价最小，或按给定的地段比例。</translation>
    </message>
    <message>
      <source>How uncertain a block is, passes with dropout say by how far they disagree.</source>
      <translation>块体的不确定程度取自保留随机失活的各次计算之间的分歧。</translation>
    </message>
    <message>
      <source>How uncertain a block is, the entropy of the network's own answer says.</source>
      <translation>块体的不确定程度取自神经网络自身回答的熵。</translation>
    </message>
    <message>
      <source>How uncertain a block is, the networks of the ensemble say by how far they disagree.</source>
      <translation>块体的不确定程度取自集成中各网络之间的分歧。</translation>
    </message>
    <message>
      <source>How uncertain a block is, the raster of the uncertainty says.</source>
      <translation>块体的不确定程度取自不确定性栅格。</translation>
    </message>
    <message>
      <source>How weights change; Adam as published.</source>
      <translation>权重的更新方法；已发表的方法为 Adam。</translation>
    </message>
    <message>
      <source>How wide the hidden layers are, with n inputs and m outputs: falling, powers of two down from 128, as published; rising_falling, up to 128 in the middle and down again; root_sum, sqrt(n + m) + a; logarithm, log2 n; root_product, sqrt(n m); twice_and_one, 2 n + 1; quadratic, sqrt(0.43 n m + 0.12 m² + 2.54 n + 0.77 m + 0.35) + 0.51. They are tried with the best number of layers.</source>
      <translation>隐藏层宽度的确定方式，设有 n 个输入和 m 个输出：falling，从 128 起按 2 的幂递减，同已发表的方法；rising_falling，中间升至 128 再递减；root_sum，sqrt(n + m) + a；logarithm，log2 n；root_product，sqrt(n m)；twice_and_one，2 n + 1；quadratic，sqrt(0.43 n m + 0.12 m² + 2.54 n + 0.77 m + 0.35) + 0.51。均以最佳层数试验。</translation>
    </message>
    <message>
      <source>However small a body is, it is listed.</source>
      <translation>无论多小的矿体都列出。</translation>
    </message>
    <message>
      <source>Ignore elevations of the sources</source>
      <translation>忽略数据源的高程</translation>
    </message>
    <message>
      <source>Imitate ground below the drilling</source>
      <translation>模拟钻探深度以下的地段</translation>
    </message>
    <message>
      <source>Importance</source>
      <translation>重要性</translation>
    </message>
    <message>
      <source>Importance of each feature</source>
      <translation>各特征的重要性</translation>
    </message>
    <message>
      <source>Importance of features together</source>
      <translation>特征成组的重要性</translation>
    </message>
    <message>
      <source>Importance says what this model leans on, not what makes ore: what is left out here may serve another model as well, and what is leaned on may stand for something else.</source>
      <translation>重要性说明的是该模型依赖什么，而不是什么控制成矿：在这里未被采用的特征，对另一个模型可能同样有用；被依赖的特征也可能只是其他因素的替代。</translation>
    </message>
    <message>
      <source>Importance says what this network leans on, not what makes ore: a feature that is left out here may serve another network as well, and one that is leaned on may stand for something else.</source>
      <translation>重要性说明的是该神经网络依赖什么，而不是什么控制成矿：在这里未被采用的特征，对另一个神经网络可能同样有用；被依赖的特征也可能只是其他因素的替代。</translation>
    </message>
    <message>
      <source>In a minute</source>
      <translation>一分钟速览</translation>
    </message>
    <message>
      <source>In brackets: {level} intervals, from {draws} draws of the {groups} cubes of ground, {edge} on edge, that the {part} blocks fill, drawn as wholes because neighbouring blocks are alike. Where ground is alike farther than that, they are too narrow; give groups, such as the nearest hole, to draw those.</source>
      <translation>方括号内为 {level} 区间，由{part}块体所占的 {groups} 个边长 {edge} 的地下立方体抽样 {draws} 次得到；因相邻块体彼此相似，立方体按整体抽取。若相似性延伸得比这更远，区间就偏窄；可给出分组（例如最近钻孔），改为按组抽取。</translation>
    </message>
    <message>
      <source>In brackets: {level} intervals, from {draws} draws of the {groups} groups (holes or domains) that the {part} blocks belong to, drawn as wholes because blocks of one group are alike.</source>
      <translation>方括号内为 {level} 区间，由{part}块体所属的 {groups} 个组（钻孔或估值域）抽样 {draws} 次得到；因同一组的块体彼此相似，各组按整体抽取。</translation>
    </message>
    <message>
      <source>In how much of the ground does it apply?</source>
      <translation>它在多大比例的地段适用？</translation>
    </message>
    <message>
      <source>In the file: the numbers as they stand there, codes too. Later means are weighted with length.</source>
      <translation>文件中:原始数值,含代码;其后的平均值按长度加权。</translation>
    </message>
    <message>
      <source>In the ground about the withheld composites, where the true ore is known, as in a sample deposit; else empty.</source>
      <translation>在留出组合样周围、已知真实矿体的地段内，例如示例矿床；否则为空。</translation>
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
      <source>In {count} of {n} blocks {name} lies beyond the values that the network was trained on: there it extrapolates.</source>
      <translation>{n} 个块体中有 {count} 个的 {name} 超出神经网络训练值的范围：在那里属于外推。</translation>
    </message>
    <message>
      <source>In {count} rows the parts make up the whole or more; without a rest they can be transformed.</source>
      <translation>有 {count} 行的各组分之和达到或超过总量；不计剩余部分即可变换。</translation>
    </message>
    <message>
      <source>Indicator kriging needs at least one cutoff.</source>
      <translation>指示克里金至少需要一个边界品位。</translation>
    </message>
    <message>
      <source>Indicator, grade or category</source>
      <translation>指示值、品位或类别</translation>
    </message>
    <message>
      <source>Inputs and results</source>
      <translation>输入与成果</translation>
    </message>
    <message>
      <source>Inputs with checksums, every network with every epoch, and the best settings (.json).</source>
      <translation>输入及其校验和、每个神经网络及其每个轮次，以及最佳设置 (.json)。</translation>
    </message>
    <message>
      <source>Inputs with checksums, settings and all figures (.json).</source>
      <translation>输入及其校验和、设置和全部指标 (.json)。</translation>
    </message>
    <message>
      <source>Inputs with checksums, settings, seeds, versions and all figures (.json).</source>
      <translation>输入及其校验和、设置、随机种子、版本和全部指标 (.json)。</translation>
    </message>
    <message>
      <source>Inputs with checksums, settings, seeds, versions, scores and every epoch (.json).</source>
      <translation>输入及其校验和、设置、随机种子、版本、评分和每个轮次 (.json)。</translation>
    </message>
    <message>
      <source>Inputs with checksums, settings, seeds, versions, scores with intervals (.json).</source>
      <translation>输入及其校验和、设置、随机种子、版本、评分及其区间 (.json)。</translation>
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
      <source>Inverse distance</source>
      <translation>距离反比</translation>
    </message>
    <message>
      <source>Inverse distance takes the samples of the first trial's search, weighted by one over the squared distance in its ellipsoid; the nearest sample is the nearest of these. The error is estimate minus sample; RMSE is the root of its mean square. The slope is that of the regression of samples on estimates: below 1, high estimates promise too much. The standardised error is the error over the kriging standard deviation: mean 0 and deviation 1 are ideal. Best is the trial with the smallest RMSE; plots and layer show it.</source>
      <translation>距离反比法采用第一个方案搜索到的样品，以其椭球内距离平方的倒数加权；最近样品即其中最近者。误差为估计值减样品值；RMSE 为误差均方的平方根。斜率为样品值对估计值的回归斜率：小于 1 时，高估计值偏于乐观。标准化误差为误差除以克里金标准差：均值为 0、标准差为 1 最理想。最佳方案为 RMSE 最小的方案；图和图层所示即为该方案。</translation>
    </message>
    <message>
      <source>Is it better than chance?</source>
      <translation>是否优于随机水平？</translation>
    </message>
    <message>
      <source>Is it better than kriging alone?</source>
      <translation>是否优于单独使用克里金？</translation>
    </message>
    <message>
      <source>Is it better than the best of the simpler methods?</source>
      <translation>是否优于较简单方法中最好的一种？</translation>
    </message>
    <message>
      <source>Is it better than the best of the simpler ways?</source>
      <translation>是否优于较简单方法中最好的一种？</translation>
    </message>
    <message>
      <source>Is it better than the best single feature?</source>
      <translation>是否优于最好的单个特征？</translation>
    </message>
    <message>
      <source>Is it better than the feature that told the training blocks best ({name})?</source>
      <translation>是否优于最能区分训练块体的特征（{name}）？</translation>
    </message>
    <message>
      <source>It calls no more of them rightly than calling all of them the same would.</source>
      <translation>其判断正确的块体并不比全部判为同一类时更多。</translation>
    </message>
    <message>
      <source>It does not run: {reason}</source>
      <translation>无法运行：{reason}</translation>
    </message>
    <message>
      <source>It goes on from what an ended run had finished.</source>
      <translation>从一次已终止的运行已完成的部分继续。</translation>
    </message>
    <message>
      <source>It has one member only.</source>
      <translation>它只有一个集成成员。</translation>
    </message>
    <message>
      <source>It is calibrated by a slope that was fitted within the known composites, at holes that its members had not learned from ({calibrated} of {folds} folds).</source>
      <translation>它用一个斜率校准，该斜率在已知组合样内部、于各集成成员未学习过的钻孔处拟合（{folds} 折中有 {calibrated} 折）。</translation>
    </message>
    <message>
      <source>It is no better than {method}: the difference in AUC, {gain}, cannot be told from nothing.</source>
      <translation>并不优于{method}：AUC 之差 {gain} 与零无法区分。</translation>
    </message>
    <message>
      <source>It is no better than {ways} as far as the data can tell.</source>
      <translation>就数据所能判断的而言，并不优于{ways}。</translation>
    </message>
    <message>
      <source>It is not calibrated: left-out holes say little about such ground, or are too few.</source>
      <translation>它未作校准：留出的钻孔很少能说明这样的地段，或者数量太少。</translation>
    </message>
    <message>
      <source>It is worse than {ways}.</source>
      <translation>不如{ways}。</translation>
    </message>
    <message>
      <source>It says nothing of {share} of the ground, which lies beyond the drilling or is unlike it.</source>
      <translation>对 {share} 的地段它无法作出说明：这些地段在钻探范围之外，或与钻探所见不同。</translation>
    </message>
    <message>
      <source>It stops after this epoch and keeps the best.</source>
      <translation>将在本轮结束后停止，并保留最佳结果。</translation>
    </message>
    <message>
      <source>It was trained once more, alone and on all training blocks.</source>
      <translation>选出后又单独用全部训练块体重新训练一次。</translation>
    </message>
    <message>
      <source>Its a, 1 to 10.</source>
      <translation>该规则中的 a，取 1 到 10。</translation>
    </message>
    <message>
      <source>Its block model.</source>
      <translation>其块体模型。</translation>
    </message>
    <message>
      <source>Its five tables and what ore is are filled in, as soon as the sample deposit has been created.</source>
      <translation>创建示例矿床后，五张表和矿石定义会自动填好。</translation>
    </message>
    <message>
      <source>Its name.</source>
      <translation>其名称。</translation>
    </message>
    <message>
      <source>Its uncertainty hardly says: of all test blocks it calls {all} rightly, of the surer half {surer}. The uncertainty is {what}.</source>
      <translation>其不确定性几乎不能说明：在全部测试块体中判断正确 {all}，在较确定的一半中为 {surer}。这里的不确定性是{what}。</translation>
    </message>
    <message>
      <source>Kinds of features say much the same, so that one is hardly missed while the others are there. Here everything but one kind is shuffled: what is left is what that kind tells the model amid the noise of the others. 0.5 is chance; a model that had learned from that kind only may do better.</source>
      <translation>各类特征提供的信息大体相同，因此其他类特征存在时，缺少其中一类几乎没有影响。这里打乱除某一类以外的全部特征：所余数值就是在其他特征的噪声中该类特征向模型提供的信息。0.5 为随机水平；只用该类特征学习的模型可能更好。</translation>
    </message>
    <message>
      <source>Known mean</source>
      <translation>已知均值</translation>
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
      <source>Kriged blocks should follow the samples in every slice, only smoother. The composites are weighted by cell declustering (cells of {cells}), so that ground that was drilled densely counts once. Inverse distance (squared) and the nearest sample come from the same samples as the kriging, at {places} of {blocks} blocks. Each grade-tonnage curve stands for all blocks with a kriged grade, at {density} tonnes per cubic metre: kriged blocks hold more tonnes at lower grades than samples do, as blocks are larger than samples.</source>
      <translation>克里金块体在每个切片中都应与样品的变化一致，只是更平滑。组合样按单元去丛聚加权（单元边长 {cells}），使钻孔密集的地段只计一次。距离反比（平方）和最近样品法采用与克里金相同的样品，在 {blocks} 个块体中的 {places} 个上计算。每条品位-吨位曲线代表所有具有克里金品位的块体，按每立方米 {density} 吨计算：由于块体大于样品，克里金块体比样品吨位更大而品位更低。</translation>
    </message>
    <message>
      <source>Kriged from all data, the withheld too.</source>
      <translation>由全部数据克里金得到，留出的数据也包括在内。</translation>
    </message>
    <message>
      <source>Kriged from {n} composites, the blocks are all ore or all waste in the training or the validation part; the published network cannot learn there, and the share of ore stands for it.</source>
      <translation>由 {n} 个组合样克里金得到的块体，在训练部分或验证部分中全为矿石或全为废石；已发表的神经网络在此无法学习，以矿石比例代替。</translation>
    </message>
    <message>
      <source>Kriged grades beside the samples</source>
      <translation>克里金品位与样品对照</translation>
    </message>
    <message>
      <source>Kriged without the withheld.</source>
      <translation>克里金时不含留出的数据。</translation>
    </message>
    <message>
      <source>Kriging</source>
      <translation>克里金</translation>
    </message>
    <message>
      <source>Kriging by domain needs blocks, a grid and a mask, but points were given.</source>
      <translation>按估值域克里金需要块体（网格和掩膜），但给出的是点。</translation>
    </message>
    <message>
      <source>Kriging by domain needs both a field of the samples and a raster of the blocks.</source>
      <translation>按估值域克里金需要同时给出样品的字段和块体的栅格。</translation>
    </message>
    <message>
      <source>Kriging efficiency</source>
      <translation>克里金效率</translation>
    </message>
    <message>
      <source>Kriging on {device} in {precision} needs the library torch; Manage environment installs it. On cpu in float64 it is not needed.</source>
      <translation>在 {device} 上以 {precision} 进行克里金需要 torch 库；“管理运行环境”可安装它。在 cpu 上以 float64 计算则不需要。</translation>
    </message>
    <message>
      <source>Kriging variance</source>
      <translation>克里金方差</translation>
    </message>
    <message>
      <source>Kriging variances</source>
      <translation>克里金方差</translation>
    </message>
    <message>
      <source>Kriging variances, reaches, kernel weights and distances of the nearest holes.</source>
      <translation>克里金方差、邻域范围、核权重以及到最近钻孔的距离。</translation>
    </message>
    <message>
      <source>L1</source>
      <translation>L1</translation>
    </message>
    <message>
      <source>L1 penalty {value:g}</source>
      <translation>L1 惩罚 {value:g}</translation>
    </message>
    <message>
      <source>L2</source>
      <translation>L2</translation>
    </message>
    <message>
      <source>L2 penalty {value:g}</source>
      <translation>L2 惩罚 {value:g}</translation>
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
      <source>Lag</source>
      <translation>滞后距</translation>
    </message>
    <message>
      <source>Largest angle (°) between a pair of samples and one of these directions.</source>
      <translation>样品对与某个方向之间的最大夹角 (°)。</translation>
    </message>
    <message>
      <source>Largest distance of a pair from the line of the direction, measured horizontally; empty: no limit.</source>
      <translation>样品对与方向线的最大水平距离；留空：不限制。</translation>
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
      <source>Layers of the grades</source>
      <translation>品位图层</translation>
    </message>
    <message>
      <source>Lays a regular grid of blocks around the samples, or over an extent, and keeps the blocks whose centre lies in the ground, inside the boundary and near enough to a sample. Each kept block knows its depth below the surface, its distance to the nearest sample and the hole of that sample. Block corners lie on whole multiples of the block size, so that models of one size fit each other.</source>
      <translation>在样品周围或指定范围内建立规则的块体网格，保留中心位于地下、边界以内且距样品足够近的块体。每个保留的块体都记录其在地表以下的深度、到最近样品的距离以及该样品所属的钻孔。块体角点位于块体尺寸的整数倍处，因此尺寸相同的模型可以互相套合。</translation>
    </message>
    <message>
      <source>Leak: the label is a function of {name}: from the value of this feature alone follows, for practically every block, whether it counts as ore. The network repeats how the label was made, and its figures say nothing about ground that was not drilled. Leave the feature out, or take a label from other data.</source>
      <translation>泄漏：标签是 {name} 的函数：几乎对每个块体，仅凭该特征的值就能得知是否计为矿石。神经网络只是重复了标签的制作方式，其指标不能说明未经钻探之处的情况。请去掉该特征，或改用来自其他数据的标签。</translation>
    </message>
    <message>
      <source>Leak: the label {label} is a function of {name}: from the value of this feature alone follows, for practically every block, whether it has the label. The network repeats how the label was made, and the figures of this label say nothing about ground that was not drilled. Leave the feature out, or take a label from other data.</source>
      <translation>泄漏：标签 {label} 是 {name} 的函数：几乎每个块体是否具有该标签，仅由这一特征的值即可推出。网络只是重复了标签的生成方式，该标签的各项指标对未钻探的地段毫无说明。请去掉该特征，或改用来自其他数据的标签。</translation>
    </message>
    <message>
      <source>Leak: {one} and {other} hold the same values in every block, apart from unit or sign. One of the two rasters adds nothing, or is not what its name says.</source>
      <translation>泄漏：除单位或正负号外，{one} 与 {other} 在每个块体中的值都相同。两个栅格中有一个不增加任何信息，或与其名称不符。</translation>
    </message>
    <message>
      <source>Leak: {share:.0%} of the composites lie within {length:.1f} of one of another hole, as where holes are drilled, or listed, twice. What is held out is then known from its twin, and the scores say nothing of a new hole. Hold such holes out together by a larger distance of one collar, or leave one of them out.</source>
      <translation>泄漏：{share:.0%} 的组合样与另一钻孔的某个组合样相距在 {length:.1f} 以内，如同钻孔施工了两次或登记了两次。这样，留出的数据可由其孪生钻孔得知，评分不能说明新钻孔的情况。请增大“同一孔口的距离”，使这类钻孔一起留出，或去掉其中一个。</translation>
    </message>
    <message>
      <source>Leak: {share:.0%} of the test blocks lie nearer to a training or validation block than the range of the variogram ({range} at its longest), half of them within {half:.2f} ranges. Such blocks are alike: the scores say how well the network fills in between known blocks, not how well it does at new ground. A split that leaves more ground between the parts, or holes withheld before kriging, tells more.</source>
      <translation>泄漏：{share:.0%} 的测试块体到训练或验证块体的距离小于变异函数的变程（最长 {range}），其中一半在 {half:.2f} 倍变程以内。这样的块体彼此相似：评分只说明神经网络在已知块体之间填补得如何，而不是在新地段表现如何。在各部分之间留出更多地段的划分，或在克里金之前留出钻孔，更能说明问题。</translation>
    </message>
    <message>
      <source>Learn also from copies of the composites that know nothing at their own level and deeper, as blocks below the drilling do. Weights and calibration are then not fitted at left-out holes, which say little of such ground: what learns from the surroundings and trees on coordinates alone count alike, and the probabilities are not calibrated.</source>
      <translation>同时从组合样的副本学习，这些副本不知道自身标高及更深处的任何信息，正如钻探范围以下的块体那样。此时权重和校准不在留出的钻孔上拟合，因为留出的钻孔很少能说明这样的地段：从周围信息学习的方法与只用坐标的树各占同等权重，概率不作校准。</translation>
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
      <source>Learning from composites</source>
      <translation>正在用组合样学习</translation>
    </message>
    <message>
      <source>Learning from ore and unlabelled blocks needs the target binary and the loss cross_entropy, but {target} and {loss} were given.</source>
      <translation>用矿石块体与无标签块体学习时，目标须为 binary，损失函数须为 cross_entropy，但给出的是 {target} 和 {loss}。</translation>
    </message>
    <message>
      <source>Learning from ore and unlabelled blocks weighs them itself: class weights and undersampling must be off.</source>
      <translation>用矿石块体与无标签块体学习时自行加权：必须关闭类别权重和欠采样。</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>学习率</translation>
    </message>
    <message>
      <source>Learning rates</source>
      <translation>学习率</translation>
    </message>
    <message>
      <source>Learns from composites where ore is, each composite seen with what the other holes say, as a block between the holes is seen. Networks, a logistic regression, boosted trees and extremely randomised trees are averaged, with weights fitted at left-out holes, and calibrated. The scores are taken at holes that were left out of everything, beside kriging alone, inverse distance alone and trees on coordinates, and the report says which of them the data support. Predict from composites then gives the probability of ore in every block.</source>
      <translation>从组合样学习何处有矿，对每个组合样只看其他钻孔提供的信息，正如看待钻孔之间的块体那样。将神经网络、逻辑回归、提升树和极端随机树的结果平均，权重在留出的钻孔上拟合，然后校准。评分取自从头到尾均未参与的留出钻孔，并与单独克里金、单独距离反比以及只用坐标的树对照，报告会说明数据支持其中哪些结论。随后用“用组合样预测”得到每个块体的矿石概率。</translation>
    </message>
    <message>
      <source>Least applicability</source>
      <translation>最低适用性</translation>
    </message>
    <message>
      <source>Least correlation of a group</source>
      <translation>成组的最低相关性</translation>
    </message>
    <message>
      <source>Least volume</source>
      <translation>最小体积</translation>
    </message>
    <message>
      <source>Leave out by</source>
      <translation>剔除方式</translation>
    </message>
    <message>
      <source>Left out, wholly or in part</source>
      <translation>全部或部分舍去</translation>
    </message>
    <message>
      <source>Length of a composite along the hole, in the units of the coordinates; the height of a bench.</source>
      <translation>组合样沿钻孔的长度，单位与坐标相同；按台阶时为台阶高度。</translation>
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
      <source>Lengths of the first steps, with commas between. Empty: the learning rate as given.</source>
      <translation>最初各步的步长，以逗号分隔。留空：采用所给的学习率。</translation>
    </message>
    <message>
      <source>Let the network also learn from easting, northing and elevation. It then knows where ore was found, which helps between the holes and misleads beyond them.</source>
      <translation>让神经网络也学习东坐标、北坐标和高程。这样它就知道矿石是在哪里发现的，在钻孔之间有帮助，超出钻孔范围则会误导。</translation>
    </message>
    <message>
      <source>Level of a bench</source>
      <translation>台阶基准高程</translation>
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
      <source>Level {bottom} to {top} {unit}</source>
      <translation>中段 {bottom} 至 {top} {unit}</translation>
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
      <source>Limits of the search must not be negative, and no ellipsoid has more than 8 octants.</source>
      <translation>搜索的各项限制不能为负，且椭球的卦限不超过 8 个。</translation>
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
      <source>Lithology along the holes</source>
      <translation>沿钻孔的岩性</translation>
    </message>
    <message>
      <source>Log-loss</source>
      <translation>对数损失</translation>
    </message>
    <message>
      <source>Log-ratios</source>
      <translation>对数比</translation>
    </message>
    <message>
      <source>Logarithms and normal scores are taken of numbers, but categories were given.</source>
      <translation>对数和正态得分只能用于数值，但给出的是类别。</translation>
    </message>
    <message>
      <source>Logarithms and normal scores need a variogram that ends at a sill.</source>
      <translation>对数和正态得分需要有基台值的变异函数。</translation>
    </message>
    <message>
      <source>Logarithms need values above zero, but the smallest value is {given}; take normal scores instead.</source>
      <translation>取对数需要大于零的值，但最小值为 {given}；请改用正态得分。</translation>
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
      <source>Longest range allowed</source>
      <translation>允许的最大变程</translation>
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
      <source>Lower bound of the ranges; empty: the shortest lag.</source>
      <translation>变程的下限；留空：最短的滞后距。</translation>
    </message>
    <message>
      <source>Lower end of its interval over holes, of 95 %.</source>
      <translation>按钻孔抽样的 95 % 区间的下限。</translation>
    </message>
    <message>
      <source>Lower end of its interval; above 0, the gain is real.</source>
      <translation>其区间的下限；大于 0 时，增益是真实的。</translation>
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
      <source>MCC</source>
      <translation>MCC</translation>
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
      <source>Making machine code for this computer: up to a minute in all, and only the first time</source>
      <translation>正在为本机生成机器码：总共最多一分钟，仅首次需要</translation>
    </message>
    <message>
      <source>Making machine code for this computer: up to a minute, and each time, as it cannot be kept</source>
      <translation>正在为本机生成机器码：最多一分钟；因无法保存，每次都需要</translation>
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
      <source>Map of three planes</source>
      <translation>三个平面的变异函数图</translation>
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
      <source>Matthews' correlation (MCC)</source>
      <translation>马修斯相关系数 (MCC)</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>平均值</translation>
    </message>
    <message>
      <source>Mean absolute error</source>
      <translation>平均绝对误差</translation>
    </message>
    <message>
      <source>Mean by length</source>
      <translation>长度加权均值</translation>
    </message>
    <message>
      <source>Mean by this choice</source>
      <translation>按此取值的均值</translation>
    </message>
    <message>
      <source>Mean by weight</source>
      <translation>加权均值</translation>
    </message>
    <message>
      <source>Mean distance</source>
      <translation>平均距离</translation>
    </message>
    <message>
      <source>Mean distance between its probability and the share of ore.</source>
      <translation>其概率与矿石比例之差的平均值。</translation>
    </message>
    <message>
      <source>Mean distance of each block to its samples (.tif), CRS units.</source>
      <translation>每个块体到所用样品的平均距离 (.tif)，单位为坐标参照系单位。</translation>
    </message>
    <message>
      <source>Mean error</source>
      <translation>平均误差</translation>
    </message>
    <message>
      <source>Mean grade by the probabilities above the cutoffs (.tif).</source>
      <translation>由高于各边界品位的概率求得的平均品位 (.tif)。</translation>
    </message>
    <message>
      <source>Mean of estimate minus sample, of the best trial.</source>
      <translation>最佳方案的估计值减样品值的平均。</translation>
    </message>
    <message>
      <source>Mean of the assays by length</source>
      <translation>化验长度加权均值</translation>
    </message>
    <message>
      <source>Mean of the error over the kriging standard deviation; 0 at best.</source>
      <translation>误差除以克里金标准差的均值；最好为 0。</translation>
    </message>
    <message>
      <source>Mean of the indicators</source>
      <translation>指示估计均值（E 型）</translation>
    </message>
    <message>
      <source>Mean of the probability over the draws of kriged features (.tif); of classes that of the most probable one, of numbers the mean number.</source>
      <translation>对克里金特征多次抽样所得概率的均值 (.tif)；预测类别时为最可能类别的概率均值，预测数值时为数值的均值。</translation>
    </message>
    <message>
      <source>Mean of the samples</source>
      <translation>样品均值</translation>
    </message>
    <message>
      <source>Mean, deviation and maximum of the score and the share of ore among the nearest 4 to 128 composites of other holes.</source>
      <translation>其他钻孔的最近 4 至 128 个组合样的得分均值、标准差和最大值，以及其中的矿石比例。</translation>
    </message>
    <message>
      <source>Mean, each counted once</source>
      <translation>均值，各计一次</translation>
    </message>
    <message>
      <source>Mean, unassayed ignored</source>
      <translation>均值，未化验忽略</translation>
    </message>
    <message>
      <source>Mean, unassayed zero</source>
      <translation>均值，未化验取零</translation>
    </message>
    <message>
      <source>Means</source>
      <translation>均值</translation>
    </message>
    <message>
      <source>Means before and after, what unassayed stretches do to them, cuts and replaced cells (.html).</source>
      <translation>处理前后的均值、未化验段对均值的影响、特高品位截取和被替换的单元格 (.html)。</translation>
    </message>
    <message>
      <source>Means count every class or label the same, however few blocks it has.</source>
      <translation>计算均值时各类别或标签等权，不论其块体多少。</translation>
    </message>
    <message>
      <source>Measure on the map, as if every source went straight down.</source>
      <translation>在平面上量算，视每个数据源都竖直向下延伸。</translation>
    </message>
    <message>
      <source>Measures how unlike samples become with distance and direction, and fits a variogram model: nugget, sills, ranges along three axes and their directions. The report shows the model on the experimental variogram. A fit that makes no sense is refused with the reason, and a rule of thumb is written instead; where there is nothing to fit, as with equal values, nothing is written.</source>
      <translation>度量样品之间的差异如何随距离和方向增大，并拟合变异函数模型：块金值、基台值、沿三个轴的变程及其方向。报告将模型与实验变异函数对照显示。拟合结果不合理时予以拒绝并说明理由，改为写出按经验规则确定的模型；没有可拟合的内容时（例如所有值相等），则不写出任何结果。</translation>
    </message>
    <message>
      <source>Median</source>
      <translation>中位数</translation>
    </message>
    <message>
      <source>Members</source>
      <translation>集成成员</translation>
    </message>
    <message>
      <source>Metal equivalents</source>
      <translation>金属当量</translation>
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
      <source>Misfit over all directions</source>
      <translation>全方向的拟合误差</translation>
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
      <source>Model, mean over the pairs</source>
      <translation>模型，样品对的平均</translation>
    </message>
    <message>
      <source>Momentum</source>
      <translation>动量</translation>
    </message>
    <message>
      <source>Momentum of SGD; 0 for none.</source>
      <translation>SGD 的动量；0 为不用。</translation>
    </message>
    <message>
      <source>More networks by their widths, a semicolon between two, such as 128,64,32,16; 64,32.</source>
      <translation>以各层宽度给出更多神经网络，两个之间用分号隔开，例如 128,64,32,16; 64,32。</translation>
    </message>
    <message>
      <source>More passes</source>
      <translation>后续搜索</translation>
    </message>
    <message>
      <source>More searches, each tried with every variogram: changes to the parameters of the search, a semicolon between two searches, such as MAX_SAMPLES=12; MAX_SAMPLES=48, REACH=1.</source>
      <translation>其他搜索，每一个都与每个变异函数组合试算：对搜索参数的更改，两个搜索之间用分号分隔，例如 MAX_SAMPLES=12; MAX_SAMPLES=48, REACH=1。</translation>
    </message>
    <message>
      <source>Most blocks</source>
      <translation>最多块体数</translation>
    </message>
    <message>
      <source>Most blocks of a class in an epoch, as a multiple of the smallest class: 3 leaves three barren blocks for each block of ore, drawn anew in each epoch; 0 for all blocks.</source>
      <translation>一个轮次中每一类的最多块体数，以最小类别的倍数表示：3 表示每个矿石块体配三个无矿块体，每个轮次重新抽取；0 为使用全部块体。</translation>
    </message>
    <message>
      <source>Most important feature</source>
      <translation>最重要的特征</translation>
    </message>
    <message>
      <source>Most missed of the families when shuffled: {names}.</source>
      <translation>打乱后影响最大的特征族：{names}。</translation>
    </message>
    <message>
      <source>Most pairs</source>
      <translation>最多样品对数</translation>
    </message>
    <message>
      <source>Most probable category</source>
      <translation>最可能类别</translation>
    </message>
    <message>
      <source>Most probable class</source>
      <translation>最可能类别</translation>
    </message>
    <message>
      <source>Most samples</source>
      <translation>最多样品数</translation>
    </message>
    <message>
      <source>Most samples per hole</source>
      <translation>单孔最多样品数</translation>
    </message>
    <message>
      <source>Most samples per octant</source>
      <translation>每卦限最多样品数</translation>
    </message>
    <message>
      <source>Most training blocks</source>
      <translation>最多训练块体数</translation>
    </message>
    <message>
      <source>Name of the feature without which the network does worst.</source>
      <translation>缺少它时神经网络表现最差的特征的名称。</translation>
    </message>
    <message>
      <source>Name of the label</source>
      <translation>标签名称</translation>
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
      <source>Names with a smaller share of the rows are merged into the class other, the last; 0 merges none. Names of an earlier codebook or of the table stay.</source>
      <translation>占行数比例小于此值的名称合并到排在最后的类别 other；0 为不合并。已有编码表或类别表中的名称保留。</translation>
    </message>
    <message>
      <source>Nearest composites of other holes</source>
      <translation>其他钻孔的最近组合样</translation>
    </message>
    <message>
      <source>Nearest hole</source>
      <translation>最近钻孔</translation>
    </message>
    <message>
      <source>Nearly: on average over all places, its probabilities and the share of ore are {error} percentage points apart, and {ore} of the places are ore.</source>
      <translation>大致可以：就全部位置平均而言，其概率与实际矿石比例相差 {error} 个百分点，而 {ore} 的位置为矿石。</translation>
    </message>
    <message>
      <source>Needed for</source>
      <translation>用途</translation>
    </message>
    <message>
      <source>Negative assays</source>
      <translation>负的化验值</translation>
    </message>
    <message>
      <source>Neither an elevation model nor collars were given: the surface of the ground is laid through the highest samples of {n} holes, and blocks above it are left out.</source>
      <translation>既未给出高程模型也未给出孔口：地表面由 {n} 个钻孔中最高的样品拟合，其上的块体被舍去。</translation>
    </message>
    <message>
      <source>Nesterov's momentum</source>
      <translation>Nesterov 动量</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>神经网络</translation>
    </message>
    <message>
      <source>Network as ONNX</source>
      <translation>ONNX 格式的神经网络</translation>
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
      <source>Networks</source>
      <translation>神经网络数</translation>
    </message>
    <message>
      <source>Networks are chosen on the validation part, but the split leaves none.</source>
      <translation>神经网络按验证部分选择，但划分中没有留出。</translation>
    </message>
    <message>
      <source>Networks can be trained on: {devices}.</source>
      <translation>可在以下设备上训练神经网络：{devices}。</translation>
    </message>
    <message>
      <source>Networks compared</source>
      <translation>神经网络比较</translation>
    </message>
    <message>
      <source>Networks for each setting</source>
      <translation>每种设置的神经网络数</translation>
    </message>
    <message>
      <source>Networks of the target {target} have no {criterion}; {other} chose the best.</source>
      <translation>目标为 {target} 的神经网络没有 {criterion}；已改按 {other} 选出最佳者。</translation>
    </message>
    <message>
      <source>Networks that are trained together must be of one shape, but {n} shapes were given.</source>
      <translation>一起训练的神经网络必须形状相同，但给出了 {n} 种形状。</translation>
    </message>
    <message>
      <source>Neurons of each hidden layer with commas between, such as 128,64,32,16. After the number a layer may have its own activation (relu, leaky_relu, elu, gelu, silu, tanh, sigmoid, linear), norm for batch normalisation, and its own dropout: 128:relu:norm:0.2, 64:tanh. Empty for none.</source>
      <translation>各隐藏层的神经元数，以逗号分隔，例如 128,64,32,16。数字之后可为该层单独指定激活函数（relu、leaky_relu、elu、gelu、silu、tanh、sigmoid、linear）、表示批归一化的 norm，以及该层的随机失活：128:relu:norm:0.2, 64:tanh。留空为没有隐藏层。</translation>
    </message>
    <message>
      <source>New fields</source>
      <translation>新字段</translation>
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
      <source>No block has all features in a form that the network knows; none can be explained.</source>
      <translation>没有块体以神经网络认识的形式具备全部特征；无法解释。</translation>
    </message>
    <message>
      <source>No block has all features in a form that the network knows; none can be scored.</source>
      <translation>没有块体以神经网络认识的形式具备全部特征；无法评分。</translation>
    </message>
    <message>
      <source>No block has one of the classes that the network was trained with, which are {names}.</source>
      <translation>没有块体属于神经网络训练所用的类别：{names}。</translation>
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
      <source>No block reaches the probability {wanted}, the highest is {highest}: the voxels show the likeliest hundredth of the blocks, from {minimum} on.</source>
      <translation>没有块体达到概率 {wanted}，最高为 {highest}：体素显示概率最高的百分之一块体，概率自 {minimum} 起。</translation>
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
      <source>No calibration was fitted: the probabilities are the average's own.</source>
      <translation>未拟合校准：概率即为平均值本身给出的概率。</translation>
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
      <source>No composite has {needed} composites of other holes; learning needs more drilling.</source>
      <translation>没有组合样具有 {needed} 个其他钻孔的组合样；学习需要更多钻孔。</translation>
    </message>
    <message>
      <source>No domain of the blocks has samples: the codes of both must be the same.</source>
      <translation>块体的任何估值域都没有样品：两者的代码必须一致。</translation>
    </message>
    <message>
      <source>No elevation model was given: the surface of the ground is laid through {n} collars.</source>
      <translation>未给出高程模型：地表面由 {n} 个孔口拟合。</translation>
    </message>
    <message>
      <source>No elevation model was given: the surface of the ground is laid through {n} collars. {below} more lie underground, for rock was drilled above them, and are left out.</source>
      <translation>未给出高程模型：地表面由 {n} 个孔口拟合。另有 {below} 个孔口位于地下（其上方钻到过岩石），已舍去。</translation>
    </message>
    <message>
      <source>No family is missed for certain when it alone is shuffled: the others make up for it.</source>
      <translation>单独打乱任何一个特征族都没有确定的影响：其他特征族可以替代。</translation>
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
      <source>No held-out hole was asked here. The preset both and Validate workflow say what to expect of a new hole.</source>
      <translation>这里没有用任何留出的钻孔检验。对新钻孔可以期待什么，由设置 preset 取 both 的运行和“验证工作流”说明。</translation>
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
      <source>No learning rate could be found: the loss is no number at the first step already. Another scaling is needed.</source>
      <translation>未能找到学习率：损失在第一步就已不是数字。需要其他缩放方式。</translation>
    </message>
    <message>
      <source>No mean was given for simple kriging; that of the samples is taken: {means}.</source>
      <translation>未给出简单克里金的均值；采用样品的均值：{means}。</translation>
    </message>
    <message>
      <source>No other setting comes within {near} of it, twice the usual spread between seeds.</source>
      <translation>没有其他设置与它相差在 {near}（不同随机种子之间通常离散程度的两倍）以内。</translation>
    </message>
    <message>
      <source>No row has all of the parts {parts}.</source>
      <translation>没有一行具备全部组分 {parts}。</translation>
    </message>
    <message>
      <source>No row was left out.</source>
      <translation>没有行被剔除。</translation>
    </message>
    <message>
      <source>No sample lies in a block in which the external drift is known.</source>
      <translation>没有样品位于外部漂移已知的块体中。</translation>
    </message>
    <message>
      <source>No single feature is missed for certain: look at the families.</source>
      <translation>单个特征的作用均不能确定：请看各特征族。</translation>
    </message>
    <message>
      <source>No split was given: blocks that the network was trained on may be among the scored ones, and then the figures are too good.</source>
      <translation>未给出数据划分：被评分的块体中可能含有神经网络的训练块体，此时各项指标会偏高。</translation>
    </message>
    <message>
      <source>No temperature was fitted: the validation blocks are all of one hole or cube of ground, so that it could not be tried whether it helps on ground that it was not fitted on.</source>
      <translation>没有拟合温度:验证块体全部属于一个钻孔或一个立方体区域,因此无法检验它在未参与拟合的区域是否有帮助。</translation>
    </message>
    <message>
      <source>No training block is of the class {missing}: the split puts all of them elsewhere. Choose another split, or merge rare classes.</source>
      <translation>没有训练块体属于类别 {missing}：划分把它们全部归入了其他部分。请选择其他划分方式，或合并少见的类别。</translation>
    </message>
    <message>
      <source>No variogram can be fitted to {field}: all of its {n} values are equal; different ones are needed.</source>
      <translation>无法为 {field} 拟合变异函数：其全部 {n} 个值都相等；需要有差异的值。</translation>
    </message>
    <message>
      <source>No variogram can be fitted to {field}: only {n} samples have a value, and at least {needed} are needed.</source>
      <translation>无法为 {field} 拟合变异函数：只有 {n} 个样品有值，至少需要 {needed} 个。</translation>
    </message>
    <message>
      <source>No, it is the wrong way round: its AUC of {auc} lies below chance.</source>
      <translation>否，方向恰好相反：其 AUC 为 {auc}，低于随机水平。</translation>
    </message>
    <message>
      <source>No, it is worse than {method}: the difference in AUC is {gain}.</source>
      <translation>否，它不如{method}：AUC 之差为 {gain}。</translation>
    </message>
    <message>
      <source>No: its AUC of {auc} cannot be told from chance.</source>
      <translation>否：其 AUC 为 {auc}，与随机水平无法区分。</translation>
    </message>
    <message>
      <source>No: on average over all places, its probabilities and the share of ore are {error} percentage points apart, and {ore} of the places are ore. Use its order only.</source>
      <translation>否：就全部位置平均而言，其概率与实际矿石比例相差 {error} 个百分点，而 {ore} 的位置为矿石。只宜使用其排序。</translation>
    </message>
    <message>
      <source>Noise lifts it above that of the ground, for which its interval is: the lower end is freed of what noise adds, the upper one is not.</source>
      <translation>噪声使它高于地下真实的误差,而区间是针对后者的:下端已去除噪声所增加的部分,上端没有。</translation>
    </message>
    <message>
      <source>Noise of the inputs</source>
      <translation>输入噪声</translation>
    </message>
    <message>
      <source>None of the {count} collars lies over the elevation model, but {inside} would with easting and northing swapped.</source>
      <translation>{count} 个孔口都不在高程模型范围内，但若将东坐标与北坐标互换，则有 {inside} 个在范围内。</translation>
    </message>
    <message>
      <source>None of the {count} collars lies where the elevation model has data.</source>
      <translation>{count} 个孔口都不在高程模型有数据之处。</translation>
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
      <source>None of the {total} bodies has a volume of {minimum}, that of {blocks} blocks: the largest has {largest}.</source>
      <translation>{total} 个矿体的体积都未达到 {minimum}（{blocks} 个块体的体积）：最大的为 {largest}。</translation>
    </message>
    <message>
      <source>None was fitted for {names}: all or none of the validation blocks have it.</source>
      <translation>没有为 {names} 拟合温度:验证块体全部具有或全部不具有该标签。</translation>
    </message>
    <message>
      <source>Normal score of the grade, kriged from other holes with each variogram that was kept (1: the one that erred least), the mean of them and their spread.</source>
      <translation>品位的正态得分，用保留下来的各个变异函数（1 为误差最小者）由其他钻孔克里金得到，以及各结果的均值和离散程度。</translation>
    </message>
    <message>
      <source>Normal scores need values, but none of the {n} samples has one.</source>
      <translation>正态得分需要数值，但 {n} 个样品都没有数值。</translation>
    </message>
    <message>
      <source>Normalise the sums of each hidden layer over the batch. Hidden layers may have their own.</source>
      <translation>对每个隐藏层的加权和按批归一化。各隐藏层可单独指定。</translation>
    </message>
    <message>
      <source>North</source>
      <translation>北</translation>
    </message>
    <message>
      <source>Not assayed</source>
      <translation>未化验</translation>
    </message>
    <message>
      <source>Not assayed: stretches between the first and the last interval of the holes that have the grade somewhere.</source>
      <translation>未化验：在至少某处有该品位的钻孔中，第一个与最后一个样段之间的未化验段。</translation>
    </message>
    <message>
      <source>Not in it: the features, which Oresight works out for each place from the composites around it, by kriging and from the nearest holes; members that are no networks, such as trees; and whether a place is like what was learned from. Without the composites no place can be predicted: use Predict from composites for that.</source>
      <translation>其中不包括：各特征，由 Oresight 根据位置周围的组合样，通过克里金以及最近的钻孔为每个位置求得；不是神经网络的集成成员，例如树模型；以及某一位置与学习所用样品是否相似。没有组合样就无法预测任何位置：为此请使用“用组合样预测”。</translation>
    </message>
    <message>
      <source>Not in it: {parts}.</source>
      <translation>其中不包括：{parts}。</translation>
    </message>
    <message>
      <source>Not used, as a model of Train on composites is explained without: {titles}.</source>
      <translation>未使用（解释“用组合样训练”的模型时不需要）：{titles}。</translation>
    </message>
    <message>
      <source>Not used, as only attributions (ATTRIBUTIONS) are counted from a reference block: {titles}.</source>
      <translation>未使用，因为只有归因（ATTRIBUTIONS）才以参考块体为起点计算：{titles}。</translation>
    </message>
    <message>
      <source>Not used, because it is not for networks of classes, labels or numbers: {names}.</source>
      <translation>未使用，因为不适用于预测类别、标签或数值的神经网络：{names}。</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>提示</translation>
    </message>
    <message>
      <source>Nothing else</source>
      <translation>（无其他品位）</translation>
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
      <source>Nothing has changed since the earlier run: all {steps} steps were kept.</source>
      <translation>自上次运行以来没有任何变化：{steps} 个步骤全部保留。</translation>
    </message>
    <message>
      <source>Nothing is missing.</source>
      <translation>没有缺少的内容。</translation>
    </message>
    <message>
      <source>Nothing was asked for: give a place for ONNX, for SCRIPT, or for both.</source>
      <translation>未要求任何输出：请为 ONNX 或 SCRIPT 给出保存位置，也可两者都给出。</translation>
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
      <source>Nugget of the model, squared unit of the values; empty: fitted.</source>
      <translation>模型的块金值，单位为数值单位的平方；留空：由拟合确定。</translation>
    </message>
    <message>
      <source>Nugget, given</source>
      <translation>块金值（指定）</translation>
    </message>
    <message>
      <source>Nugget, share of the sill</source>
      <translation>块金值占基台值的比例</translation>
    </message>
    <message>
      <source>Number fields of the composites that are kriged and become features; auto: every grade that at least half of the composites have, densities left out.</source>
      <translation>进行克里金并作为特征的组合样数值字段；auto：至少一半组合样具有的所有品位，密度除外。</translation>
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
      <source>Number of blocks that importance was found on.</source>
      <translation>计算重要性所用的块体数。</translation>
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
      <source>Number of hidden layers</source>
      <translation>隐藏层数</translation>
    </message>
    <message>
      <source>Number of lags</source>
      <translation>滞后距个数</translation>
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
      <source>Number of samples</source>
      <translation>样品数</translation>
    </message>
    <message>
      <source>Number of samples that every way could estimate.</source>
      <translation>各种方法都能估值的样品数。</translation>
    </message>
    <message>
      <source>Number of targets.</source>
      <translation>靶区数。</translation>
    </message>
    <message>
      <source>Number of the trial with the smallest RMSE, 1 for the first.</source>
      <translation>RMSE 最小的方案的编号，第一个为 1。</translation>
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
      <source>Numbers and their estimates must be as many, at least one and none missing, but there are {estimates} and {numbers}.</source>
      <translation>数值与其估计值的数目必须相同，至少一个且不得缺失，但估计值有 {estimates} 个，数值有 {numbers} 个。</translation>
    </message>
    <message>
      <source>Numbers of hidden layers</source>
      <translation>隐藏层数</translation>
    </message>
    <message>
      <source>Odd, and used as it stands</source>
      <translation>可疑但按原样使用</translation>
    </message>
    <message>
      <source>Of 100 composites of held-out holes that it calls ore, {precision} are ore; of 100 that are ore, it finds {recall}.</source>
      <translation>在它判为矿石的 100 个留出钻孔组合样中，有 {precision} 个为矿石；在 100 个为矿石的组合样中，它找到 {recall} 个。</translation>
    </message>
    <message>
      <source>Of 100 test blocks that it calls ore, {precision} are labelled ore; of 100 labelled ore, it finds {recall}. On the blocks it learned from the AUC is {seen}: {gap}.</source>
      <translation>在它判为矿的 100 个测试块体中，有 {precision} 个标签为矿；在 100 个标签为矿的块体中，它找到 {recall} 个。在参与学习的块体上 AUC 为 {seen}：{gap}。</translation>
    </message>
    <message>
      <source>Of a binary target: sigmoid (one neuron, as published), softmax (two), or linear (cut to 0 to 1; with the mean square, mean absolute or Huber loss). Other targets have the output they need: softmax for classes, sigmoid for labels, linear for numbers.</source>
      <translation>对于目标 binary：sigmoid（一个神经元，同已发表的方法）、softmax（两个）或 linear（截取到 0 至 1；配合均方误差、平均绝对误差或 Huber 损失）。其他目标采用各自所需的输出：类别为 softmax，标签为 sigmoid，数值为 linear。</translation>
    </message>
    <message>
      <source>Of a network of classes or several labels: folder for one raster of each with its calibrated probability; those of all classes add up to 1 in every block.</source>
      <translation>用于预测类别或多个标签的神经网络：存放各类别或标签校准概率栅格的文件夹，每个一个栅格；每个块体中各类别之和为 1。</translation>
    </message>
    <message>
      <source>Of a network of classes or several labels: folder for one raster of each with its probability.</source>
      <translation>用于预测类别或多个标签的神经网络：存放各类别或标签概率栅格的文件夹，每个一个栅格。</translation>
    </message>
    <message>
      <source>Of a network of classes: the code of the most probable one, with the codebook of its label (.tif).</source>
      <translation>用于预测类别的神经网络：最可能类别的代码，附其标签的编码表 (.tif)。</translation>
    </message>
    <message>
      <source>Of an ensemble: the standard deviation of the probability over its networks. Of a single network with dropout: the standard deviation over passes that each leave out other neurons. Of one without dropout: the entropy of the probability in bits, 0 when certain, 1 at one half (.tif). A single network of numbers has one with dropout only.</source>
      <translation>集成时：各网络所得概率的标准差。单个神经网络有随机失活 (dropout) 时：多次前向计算（每次略去不同的神经元）所得概率的标准差。没有随机失活时：概率的熵，单位比特，确定时为 0，概率为二分之一时为 1 (.tif)。单个预测数值的神经网络只有在带随机失活时才有不确定性。</translation>
    </message>
    <message>
      <source>Of each drillhole at most this many samples are used for a block. 0: any number.</source>
      <translation>每个块体估值时，每个钻孔最多使用这么多个样品。0：不限。</translation>
    </message>
    <message>
      <source>Of everything that is drawn: the same seed gives the same model.</source>
      <translation>用于所有随机抽取：同一种子得到同一个模型。</translation>
    </message>
    <message>
      <source>Of more blocks so many are drawn at random. Composites are scored only where they are among the 20,000 rows by which the members of their model were weighed: about 7,000 at most, however many are given here.</source>
      <translation>块体多于此数时，随机抽取这么多个。组合样只有在用于确定其模型集成成员权重的 20,000 行之内才参与评分：无论此处给出多少，最多约 7,000 个。</translation>
    </message>
    <message>
      <source>Of simple kriging, on the scale of the values below. Empty: the mean of the samples, and 0 for normal scores.</source>
      <translation>用于简单克里金，按下面所选数值尺度给出。留空：样品的均值；正态得分为 0。</translation>
    </message>
    <message>
      <source>Of single features {name} is missed most: without it {left} are left.</source>
      <translation>单个特征中缺少 {name} 的影响最大：没有它时只剩 {left}。</translation>
    </message>
    <message>
      <source>Of the best network on the test blocks, at 0.5, of classes by the most probable; empty for numbers.</source>
      <translation>最佳神经网络在测试块体上的结果，按 0.5 判定，多类别时按概率最高的类别判定；预测数值时为空。</translation>
    </message>
    <message>
      <source>Of the best network on the test blocks, where numbers are learnt; else empty.</source>
      <translation>学习数值时，最佳神经网络在测试块体上的结果；否则为空。</translation>
    </message>
    <message>
      <source>Of the best network on the test blocks, which chose nothing; empty for numbers.</source>
      <translation>最佳神经网络在测试块体上的结果；测试块体未参与任何选择；预测数值时为空。</translation>
    </message>
    <message>
      <source>Of the best network; empty for numbers.</source>
      <translation>最佳神经网络的结果；预测数值时为空。</translation>
    </message>
    <message>
      <source>Of the blocks that are called their most probable class with a probability of 0.7, seven in ten should be of it: the line should lie on the diagonal. Below it the network is too sure of itself, above it not sure enough. On {part} blocks; ECE is the mean distance from the diagonal, of that highest probability.</source>
      <translation>以 0.7 的概率判为其最可能类别的块体中，应有十分之七属于该类别：曲线应位于对角线上。在其下方，神经网络过于自信；在其上方则不够自信。依据{part}块体；ECE 为该最高概率到对角线的平均距离。</translation>
    </message>
    <message>
      <source>Of the blocks to which a probability of 0.7 of a label was given, seven in ten should have it: the line, of all labels together, should lie on the diagonal. Above it labels are more frequent than was said, below it rarer. On {part} blocks; ECE is the mean distance from the diagonal, its mean over the labels.</source>
      <translation>某标签概率为 0.7 的块体中应有十分之七具有该标签：由全部标签合成的曲线应位于对角线上。在其上方，标签比所说的多；在其下方则较少。依据{part}块体；ECE 为到对角线的平均距离，取各标签的均值。</translation>
    </message>
    <message>
      <source>Of the blocks to which a probability of 0.7 was given, seven in ten should be ore: the line should lie on the diagonal. Above it ore is more frequent than was said, below it rarer. On {part} blocks; ECE is the mean distance from the diagonal.</source>
      <translation>概率为 0.7 的块体中应有十分之七为矿石：曲线应位于对角线上。在其上方，矿石比所说的多；在其下方则较少。依据{part}块体；ECE 为到对角线的平均距离。</translation>
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
      <source>Of the draw of folds and of the intervals; that of learning is among the settings.</source>
      <translation>用于抽取各折和区间；学习所用的随机种子在设置中给出。</translation>
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
      <source>Of the grade or indicator that the label was kriged from: an alarm then tells of test blocks that lie nearer to training blocks than its range.</source>
      <translation>所给变异函数应属于克里金得到标签所依据的品位或指示值：与训练块体的距离小于其变程的测试块体会触发警示。</translation>
    </message>
    <message>
      <source>Of the honest predictor</source>
      <translation>如实预测方法的结果</translation>
    </message>
    <message>
      <source>Of the honest predictor at the withheld composites.</source>
      <translation>如实预测方法在留出组合样处的结果。</translation>
    </message>
    <message>
      <source>Of the honest predictor.</source>
      <translation>如实预测方法的结果。</translation>
    </message>
    <message>
      <source>Of the ore that the honest way predicts, {honest} lies in the outermost blocks of the model, of that of the published way {share}: the body may go on beyond. A larger margin (blocks.margin) shows it.</source>
      <translation>如实方法预测的矿体中有 {honest} 位于模型最外层块体，已发表方法预测的矿体中则有 {share}：矿体可能向外延伸。加大边距（blocks.margin）即可看到。</translation>
    </message>
    <message>
      <source>Of the places with a probability of 0.7, seven of ten should be ore.</source>
      <translation>概率为 0.7 的位置中应有十分之七为矿石。</translation>
    </message>
    <message>
      <source>Of the simpler method that does best.</source>
      <translation>较简单方法中表现最好者的结果。</translation>
    </message>
    <message>
      <source>Of the {n} composites that fold {fold} leaves to learn from, {ore} are ore; ore and waste are needed. Fewer folds, a smaller buffer or another way to withhold may help.</source>
      <translation>第 {fold} 折留作学习的 {n} 个组合样中有 {ore} 个为矿石；必须既有矿石又有废石。减少折数、减小缓冲距离或改变留出方式可能有帮助。</translation>
    </message>
    <message>
      <source>Of the {n} composites that fold {fold} withholds, {ore} are ore; ore and waste are needed. Fewer folds, a smaller buffer or another way to withhold may help.</source>
      <translation>第 {fold} 折留出的 {n} 个组合样中有 {ore} 个为矿石；必须既有矿石又有废石。减少折数、减小缓冲距离或改变留出方式可能有帮助。</translation>
    </message>
    <message>
      <source>Of universal kriging: how the mean changes from place to place, beside an external drift. Where the samples of a block cannot show it, as along one hole, or would make the variance ten times the sill, a simpler one is taken, and such blocks are counted.</source>
      <translation>用于泛克里金：除外部漂移外，均值如何随位置变化。若某块体的样品无法反映漂移（如都沿同一钻孔），或会使方差达到基台值的十倍，则改用更简单的漂移，并对这类块体计数。</translation>
    </message>
    <message>
      <source>Of {n} holes those nearest to the targets are named.</source>
      <translation>{n} 个钻孔中标注了离靶区最近的那些。</translation>
    </message>
    <message>
      <source>Of {n} networks this did best on the validation blocks, which none of them was trained on: {title}.</source>
      <translation>在 {n} 个神经网络中，以下这个在验证块体上表现最好（所有神经网络的训练都未使用这些块体）：{title}。</translation>
    </message>
    <message>
      <source>On a random split {way} has an AUC of {random}, on this one {test}.</source>
      <translation>随机划分时{way}的 AUC 为 {random}，本划分时为 {test}。</translation>
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
      <source>On the same samples.</source>
      <translation>基于相同的样品。</translation>
    </message>
    <message>
      <source>On the test blocks {feature} alone has an AUC of {auc} and the network {network}: the network does not win here.</source>
      <translation>在测试块体上，仅 {feature} 一项的 AUC 为 {auc}，神经网络为 {network}：此处神经网络并未胜出。</translation>
    </message>
    <message>
      <source>On the test blocks, at the network's threshold; empty when it is not defined.</source>
      <translation>在测试块体上按神经网络的阈值计算；无定义时为空。</translation>
    </message>
    <message>
      <source>On the test blocks, each against all others; the figures above are the means of these.</source>
      <translation>在测试块体上，每一类对其余各类；上面的指标为其平均值。</translation>
    </message>
    <message>
      <source>On the test blocks, where the true ore is known, as in a sample deposit; else empty.</source>
      <translation>在真实矿石已知的测试块体上计算（如示例矿床）；否则为空。</translation>
    </message>
    <message>
      <source>On the test blocks, which chose nothing, its {figure} is {value}.</source>
      <translation>在未参与任何选择的测试块体上，其 {figure} 为 {value}。</translation>
    </message>
    <message>
      <source>On the test blocks; empty when it is not defined.</source>
      <translation>在测试块体上；无定义时为空。</translation>
    </message>
    <message>
      <source>On the test blocks; the log-loss of ore, classes or labels, the others of numbers; else empty.</source>
      <translation>在测试块体上计算；对数损失用于矿石、类别或标签，其余用于数值；否则为空。</translation>
    </message>
    <message>
      <source>On these blocks the network does no better than chance ({measure} {value:.3f}): importance then says nothing about the ground.</source>
      <translation>在这些块体上，神经网络并不优于随机水平（{measure} {value:.3f}）：此时重要性不能说明地下情况。</translation>
    </message>
    <message>
      <source>On these blocks the network does no better than chance ({measure} {value:.3f}, from {low:.3f} to {high:.3f}): importance then says nothing about the ground.</source>
      <translation>在这些块体上，神经网络并不优于随机水平（{measure} {value:.3f}，区间 {low:.3f} 到 {high:.3f}）：此时重要性不能说明地下情况。</translation>
    </message>
    <message>
      <source>On {n} blocks, training blocks perhaps among them, the AUC is {auc}; {accuracy} of them are called rightly, where calling all of them the same would get {share}.</source>
      <translation>在 {n} 个块体（其中可能有训练块体）上，AUC 为 {auc}；其中 {accuracy} 判定正确，而全部判为同一类也能得到 {share}。</translation>
    </message>
    <message>
      <source>On {n} blocks, training blocks perhaps among them, the root mean square error is {rmse} {unit}, where saying their mean would have {deviation}: R² {r2}.</source>
      <translation>在 {n} 个块体（其中可能有训练块体）上，均方根误差为 {rmse} {unit}，而一律取其均值时为 {deviation}：R² {r2}。</translation>
    </message>
    <message>
      <source>On {n} blocks, training blocks perhaps among them, {accuracy} are called rightly, where calling all of them the same would get {share}; macro-F1 {f1}.</source>
      <translation>在 {n} 个块体（其中可能有训练块体）上，{accuracy} 判断正确，而把所有块体判为同一类可得 {share}；宏平均 F1 为 {f1}。</translation>
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
      <source>On {n} test blocks the root mean square error is {rmse} {unit}, where saying their mean would have {deviation}: R² {r2}.</source>
      <translation>在 {n} 个测试块体上，均方根误差为 {rmse} {unit}，而一律取其均值时为 {deviation}：R² {r2}。</translation>
    </message>
    <message>
      <source>On {n} test blocks {accuracy} are called rightly, where calling all of them the same would get {share}; macro-F1 {f1}.</source>
      <translation>在 {n} 个测试块体上，{accuracy} 判断正确，而把所有块体判为同一类可得 {share}；宏平均 F1 为 {f1}。</translation>
    </message>
    <message>
      <source>On {n} {blocks} the network does no better than chance ({measure} {value}): what it leans on says nothing about the ground.</source>
      <translation>在 {n} 个{blocks}上，神经网络并不优于随机水平（{measure} {value}）：它所依赖的特征不能说明地下情况。</translation>
    </message>
    <message>
      <source>On {n} {blocks} the network has an {measure} of {value} and leans most on {best}: shuffled, it leaves {left}. Next: {others}.</source>
      <translation>在 {n} 个{blocks}上，神经网络的 {measure} 为 {value}，最依赖 {best}：打乱后只剩 {left}。其次：{others}。</translation>
    </message>
    <message>
      <source>On {n} {blocks} the network has an {measure} of {value} and leans on {best}: shuffled, it leaves {left}. No other feature is missed for certain.</source>
      <translation>在 {n} 个{blocks}上，神经网络的 {measure} 为 {value}，依赖 {best}：打乱后只剩 {left}。其他特征的作用均不能确定。</translation>
    </message>
    <message>
      <source>On {n} {blocks} the network has an {measure} of {value}, and no single feature is missed when it is shuffled: features make up for each other. Look at the groups.</source>
      <translation>在 {n} 个{blocks}上，神经网络的 {measure} 为 {value}，单独打乱任何一个特征都没有明显影响：各特征可以互相替代。请看分组结果。</translation>
    </message>
    <message>
      <source>On {n} {blocks} the network has an {measure} of {value}. Whether that is better than chance, and which features are missed for certain, cannot be told: too few groups hold what it is made of.</source>
      <translation>在 {n} 个{blocks}上，神经网络的 {measure} 为 {value}。这是否优于随机水平，以及打乱哪些特征有确定的影响，均无法判断：计算该指标所依据的组太少。</translation>
    </message>
    <message>
      <source>Once: finds a Python that has torch and scipy, or makes one, apart from QGIS.</source>
      <translation>只需一次：找到一个带有 torch 和 scipy 的 Python，或另建一个，与 QGIS 分开。</translation>
    </message>
    <message>
      <source>One block model for each log-ratio, such as ilr_1 and ilr_2; known by their variables.</source>
      <translation>每个对数比一个块体模型，例如 ilr_1 和 ilr_2；按其变量识别。</translation>
    </message>
    <message>
      <source>One by one</source>
      <translation>逐项结果</translation>
    </message>
    <message>
      <source>One or several variograms made by Fit variogram (.json), to be compared. Empty: one is fitted to all samples, and the log shows it.</source>
      <translation>由“拟合变异函数”生成的一个或多个变异函数 (.json)，用于比较。留空：根据全部样品拟合一个，并在日志中给出。</translation>
    </message>
    <message>
      <source>One point per body (.gpkg), labelled with its rank.</source>
      <translation>每个矿体一个点 (.gpkg)，以名次标注。</translation>
    </message>
    <message>
      <source>One temperature serves all classes: it makes what is called mean what it says, but the probability of a single class, above all of a rare one, may mean it less.</source>
      <translation>所有类别共用一个温度：它使所判类别的概率名副其实，但单个类别（尤其是稀少类别）的概率可能因此偏离更多。</translation>
    </message>
    <message>
      <source>Only numbers can be given to the worker, but the array {name} holds {given}.</source>
      <translation>只能向工作进程传递数字，但数组 {name} 存放的是 {given}。</translation>
    </message>
    <message>
      <source>Only the solver torch works in float32, but {given} was given.</source>
      <translation>只有求解器 torch 能以 float32 计算，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Only {n} of {total} samples could be estimated from the others; at least {least} are needed. Let the search reach farther, or ask for fewer samples.</source>
      <translation>{total} 个样品中只有 {n} 个能由其他样品估计；至少需要 {least} 个。请扩大搜索范围，或减少所要求的样品数。</translation>
    </message>
    <message>
      <source>Open its project</source>
      <translation>打开其工程</translation>
    </message>
    <message>
      <source>Open its report</source>
      <translation>打开其报告</translation>
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
      <source>Ore is {target}; the grade it is about is {grade}. {composites} composites of {holes} holes, {ore} of them ore. Each composite was described by what the composites of other holes say about its place, as it is and with a fifth and two fifths of the other holes hidden: kriged normal scores and indicators with the variograms that err least at left-out holes, and statistics of the nearest composites. The logits of {members} are averaged {weighed}.</source>
      <translation>矿石定义为 {target}；相应的品位为 {grade}。共有 {holes} 个钻孔的 {composites} 个组合样，其中 {ore} 个为矿石。每个组合样由其他钻孔的组合样对该位置提供的信息来描述，分别在其他钻孔全部可见、隐藏五分之一和隐藏五分之二的情况下：用在留出钻孔处误差最小的变异函数克里金得到的正态得分与指示值，以及最近组合样的统计量。将{members}的 logit 平均，{weighed}。</translation>
    </message>
    <message>
      <source>Ore is {title}. {n} composites of {holes} holes, {ore} of them ore, were withheld from everything and predicted: {way}.</source>
      <translation>矿石为 {title}。{holes} 个钻孔的 {n} 个组合样（其中 {ore} 个为矿石）从头到尾均未参与，然后加以预测：{way}。</translation>
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
      <source>Pairs</source>
      <translation>样品对数</translation>
    </message>
    <message>
      <source>Pairs looked at</source>
      <translation>参与计算的样品对</translation>
    </message>
    <message>
      <source>Pairs of each lag</source>
      <translation>各滞后距的样品对</translation>
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
      <source>Part</source>
      <translation>块体部分</translation>
    </message>
    <message>
      <source>Parts</source>
      <translation>组分</translation>
    </message>
    <message>
      <source>Parts of the holes that are held out in turn; everything is learned anew without each. More are slower and a little more exact.</source>
      <translation>将钻孔分为若干份，逐份留出；每次都不用该份而将一切重新学习。份数越多越慢，结果也略为精确。</translation>
    </message>
    <message>
      <source>Parts that an ended run had finished, taken over from the checkpoint: {n}.</source>
      <translation>先前终止的运行已完成、由检查点接续的部分：{n}。</translation>
    </message>
    <message>
      <source>Parts that are withheld in turn; 2 at least. By depth: the number of cuts, 5 at most, of which the first counts and the others stand beside it.</source>
      <translation>逐份留出的份数；至少 2 份。按深度留出时：切分的次数，最多 5 次，以第一次为准，其余列于其旁供对照。</translation>
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
      <source>Perhaps: on average over all places, its probabilities and the share of ore are {error} percentage points apart, and {ore} of the places are ore. The upper end would be too much.</source>
      <translation>也许可以：就全部位置平均而言，其概率与实际矿石比例相差 {error} 个百分点，而 {ore} 的位置为矿石。若取区间上端则相差过大。</translation>
    </message>
    <message>
      <source>Permutation importance (Breiman 2001): {shuffle} This was done {repeats} times for each feature and group, with the same orders for all; the figure is the mean, the deviation that over the shuffles. Seed {seed}.</source>
      <translation>置换重要性（Breiman 2001）：{shuffle}对每个特征和组各做 {repeats} 次，打乱次序全部相同；所列数值为均值，标准差按各次打乱计算。随机种子 {seed}。</translation>
    </message>
    <message>
      <source>Permutation importance (Breiman 2001): {shuffle} This was done {repeats} times for each feature and kind, with the same orders for all; the figure is the mean, the deviation that over the shuffles. Intervals come from drawing the {groups} holes or groups of holes anew, as wholes. Seed {seed}.</source>
      <translation>置换重要性（Breiman 2001）：{shuffle}对每个特征和每类特征各做 {repeats} 次，打乱次序全部相同；所列数值为均值，标准差按各次打乱计算。区间由将 {groups} 个钻孔或钻孔组按整体重新抽取得到。随机种子 {seed}。</translation>
    </message>
    <message>
      <source>Plans</source>
      <translation>平面图</translation>
    </message>
    <message>
      <source>Plunge (°)</source>
      <translation>侧伏角 (°)</translation>
    </message>
    <message>
      <source>Points are half the mean squared difference of pairs of samples at about one distance, divided by the variance of these very samples and multiplied by that of all: so that rich ground that was drilled densely does not make near samples look more different than far ones.</source>
      <translation>图中的点为距离相近的样品对差值平方均值的一半，除以这些样品自身的方差，再乘以全部样品的方差：这样，富矿地段钻孔密集就不会使近处的样品看起来比远处的差异更大。</translation>
    </message>
    <message>
      <source>Points are half the mean squared difference of pairs of samples at about one distance.</source>
      <translation>图中的点为距离相近的样品对差值平方均值的一半。</translation>
    </message>
    <message>
      <source>Points are half the mean squared difference of pairs over their mean, scaled so that pairs at random have the variance of the samples.</source>
      <translation>图中的点为样品对的差值除以其均值后平方均值的一半，并经缩放，使随机样品对具有样品的方差。</translation>
    </message>
    <message>
      <source>Points are the estimator of Cressie and Hawkins (1980): the fourth power of the mean root of the differences, which outliers sway less, scaled so that pairs at random have the variance of the samples.</source>
      <translation>图中的点为 Cressie 和 Hawkins (1980) 估计量：差值平方根的均值的四次方，受离群值影响较小，并经缩放，使随机样品对具有样品的方差。</translation>
    </message>
    <message>
      <source>Points in a block</source>
      <translation>块体内的点数</translation>
    </message>
    <message>
      <source>Points in a block are three whole numbers, such as 4 x 4 x 2, but {given} was given.</source>
      <translation>块体内的点数为三个整数，例如 4 x 4 x 2，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Points of the ROC, DET and precision-recall curves (.csv).</source>
      <translation>ROC 曲线、DET 曲线和精确率-召回率曲线上的点 (.csv)。</translation>
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
      <source>Points with elevation and the hole they belong to, as Composite drillholes makes them.</source>
      <translation>带高程及所属钻孔的点，由“钻孔样品组合”生成。</translation>
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
      <source>Predict from composites</source>
      <translation>用组合样预测</translation>
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
      <source>Prediction and area of each</source>
      <translation>各类别的预测与面积</translation>
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
      <source>Probability before calibration</source>
      <translation>校准前的概率</translation>
    </message>
    <message>
      <source>Probability from which on a block is called ore, the one of best F1 at held-out holes.</source>
      <translation>概率达到此值的块体判为矿石，即在留出钻孔处 F1 最大的阈值。</translation>
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
      <source>Probability of ore by level. A block is called ore from {threshold} on.</source>
      <translation>各中段的矿石概率。概率达到 {threshold} 的块体判为矿石。</translation>
    </message>
    <message>
      <source>Probability of ore that means what it says: of blocks with 0.7, seven in ten should be ore; of a network of classes that of the most probable one, of several labels that of the first. The network's own probability is kept beside it (.tif). Not of a network of numbers.</source>
      <translation>名副其实的矿石概率：概率为 0.7 的块体中应有十分之七为矿石；预测类别的神经网络取最可能类别的概率，预测多个标签的取第一个标签的概率。神经网络自身的概率一并保留 (.tif)。预测数值的神经网络没有此项。</translation>
    </message>
    <message>
      <source>Probability of ore, 0 to 1, calibrated as the model is: at left-out holes, or not at all where it imitates ground below the drilling (.tif).</source>
      <translation>矿石概率，0 到 1，校准方式同模型：在留出的钻孔处校准；若模型模拟钻探深度以下的地段，则不作校准 (.tif)。</translation>
    </message>
    <message>
      <source>Probability of ore, 0 to 1; of a network of classes that of the most probable one, of several labels that of the first, and of a network of numbers the number itself (.tif).</source>
      <translation>矿石概率，0 到 1；预测类别的神经网络给出最可能类别的概率，预测多个标签的给出第一个标签的概率，预测数值的给出数值本身 (.tif)。</translation>
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
      <source>Project</source>
      <translation>工程</translation>
    </message>
    <message>
      <source>Published and honest, side by side</source>
      <translation>已发表方法与如实方法对照</translation>
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
      <source>QGIS project</source>
      <translation>QGIS 工程</translation>
    </message>
    <message>
      <source>QGIS's own Python was not found; name a Python to make the environment from.</source>
      <translation>未找到 QGIS 自带的 Python；请指定用于创建环境的 Python。</translation>
    </message>
    <message>
      <source>RMSE</source>
      <translation>RMSE</translation>
    </message>
    <message>
      <source>RMSE of inverse distance</source>
      <translation>距离反比的 RMSE</translation>
    </message>
    <message>
      <source>RMSE of the nearest sample</source>
      <translation>最近样品的 RMSE</translation>
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
      <source>Randomised trees of the grade</source>
      <translation>正在生成学习品位的随机树</translation>
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
      <source>Ranges along the major, semi-major and minor axes, a group for each structure, such as 60 40 20; 300 200 80; one number is the same along all axes. Empty: fitted.</source>
      <translation>沿主轴、次轴和短轴的变程，每个结构一组，例如 60 40 20; 300 200 80；只写一个数时各轴相同。留空：由拟合确定。</translation>
    </message>
    <message>
      <source>Ranges are given for {given} structures, but the model has {needed}.</source>
      <translation>给出了 {given} 个结构的变程，但模型有 {needed} 个结构。</translation>
    </message>
    <message>
      <source>Ranges are written as three numbers for each structure, or one, such as 120 60 30; 400, but {given} was given.</source>
      <translation>变程按每个结构三个数或一个数书写，例如 120 60 30; 400，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Ranges that differ by direction, tried on samples of other holes</source>
      <translation>随方向变化的变程，在其他钻孔的样品上检验</translation>
    </message>
    <message>
      <source>Ranges, given</source>
      <translation>变程（指定）</translation>
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
      <source>Rasters show how much each feature adds to the {what} of {answer} in each of {n} blocks, compared with the reference block below, whose {what} is {value}. Above zero it speaks for, below zero against. The shares of a block add up to its {what} less that of the reference; at most {worst} is missing.</source>
      <translation>各栅格显示在 {n} 个块体中，与下面的参照块体（其 {what} 为 {value}）相比，每个特征使 {answer} 的 {what} 增加多少。大于零为支持，小于零为反对。一个块体的各项贡献之和等于其 {what} 减去参照块体的相应值；最多相差 {worst}。</translation>
    </message>
    <message>
      <source>Reading level {level} of {levels}</source>
      <translation>正在读取第 {level} 层，共 {levels} 层</translation>
    </message>
    <message>
      <source>Reading the {table}</source>
      <translation>正在读取{table}表</translation>
    </message>
    <message>
      <source>Recall</source>
      <translation>召回率</translation>
    </message>
    <message>
      <source>Reference block</source>
      <translation>参照块体</translation>
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
      <source>Residuals</source>
      <translation>残差</translation>
    </message>
    <message>
      <source>Residuals along the axes</source>
      <translation>沿各轴的残差</translation>
    </message>
    <message>
      <source>Residuals along {axis}; the line is the mean of each slice</source>
      <translation>沿 {axis} 的残差；线为每个切片的均值</translation>
    </message>
    <message>
      <source>Residuals by hole</source>
      <translation>按钻孔统计的残差</translation>
    </message>
    <message>
      <source>Restore compositions</source>
      <translation>还原成分数据</translation>
    </message>
    <message>
      <source>Return to the threshold that the run chose.</source>
      <translation>恢复为运行时选择的阈值。</translation>
    </message>
    <message>
      <source>Root mean square error</source>
      <translation>均方根误差</translation>
    </message>
    <message>
      <source>Root mean square of the error over the kriging standard deviation; 1 at best.</source>
      <translation>误差除以克里金标准差的均方根；最好为 1。</translation>
    </message>
    <message>
      <source>Root of the mean squared error, of the best trial.</source>
      <translation>最佳方案的误差均方的平方根。</translation>
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
      <source>Row {row} of the table of classes gives {name} the code {code}; each class needs one code of its own, 1 or more.</source>
      <translation>类别表第 {row} 行给 {name} 的代码为 {code}；每个类别需要一个自己的代码，且不小于 1。</translation>
    </message>
    <message>
      <source>Row {row} of the table of classes puts {name} into {group}, but it stood in {other} before.</source>
      <translation>类别表第 {row} 行将 {name} 归入 {group}，但前面归入的是 {other}。</translation>
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
      <source>Rules applied</source>
      <translation>采用的规则</translation>
    </message>
    <message>
      <source>Rules applied in reading</source>
      <translation>读取时采用的规则</translation>
    </message>
    <message>
      <source>Rules of the widths</source>
      <translation>宽度规则</translation>
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
      <source>Run workflow on the sample deposit…</source>
      <translation>对示例矿床运行工作流…</translation>
    </message>
    <message>
      <source>Run workflow with them…</source>
      <translation>用它们运行工作流…</translation>
    </message>
    <message>
      <source>Run workflow…</source>
      <translation>运行工作流…</translation>
    </message>
    <message>
      <source>R²</source>
      <translation>R²</translation>
    </message>
    <message>
      <source>R², test blocks</source>
      <translation>R²，测试块体</translation>
    </message>
    <message>
      <source>R², training blocks</source>
      <translation>R²，训练块体</translation>
    </message>
    <message>
      <source>R², validation blocks</source>
      <translation>R²，验证块体</translation>
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
      <source>Samples and a raster of distances were given; the applicability takes one of them.</source>
      <translation>同时给出了样品和距离栅格；适用性只能采用其中之一。</translation>
    </message>
    <message>
      <source>Samples and block model</source>
      <translation>样品与块体模型</translation>
    </message>
    <message>
      <source>Samples and block models</source>
      <translation>样品与块体模型</translation>
    </message>
    <message>
      <source>Samples compared</source>
      <translation>参与比较的样品数</translation>
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
      <source>Samples over their estimates</source>
      <translation>样品值与估计值的散点图</translation>
    </message>
    <message>
      <source>Samples were composited to {length} {unit}: {n} composites, of which {ore} are ore, that is {expression}.</source>
      <translation>样品组合为 {length} {unit}：共 {n} 个组合样，其中 {ore} 个为矿，即 {expression}。</translation>
    </message>
    <message>
      <source>Says how far a map of ore made from these tables can be believed. Holes, deep ground, blocks of ground or single composites are withheld before variograms, kriging, scaling and training; the whole chain runs on the rest; and its predictions are scored at the withheld composites, which are real observations. Beside the honest predictor stand simpler methods, the published protocol done strictly, and the same done as usual, with everything kriged from all data: the difference is what the usual figures say too much. The report says in plain words whether it is better than chance and than kriging alone, by how much, and where not to trust it.</source>
      <translation>说明由这些表得到的矿石图可信程度有多高。在变异函数、克里金、缩放和训练之前，先留出钻孔、深部、地块或单个组合样；整个流程用其余数据运行；其预测在留出的组合样（即真实观测值）上评分。与如实预测方法对照的有：较简单的方法、严格执行的已发表流程，以及按惯常做法、一切都由全部数据克里金得到的同一流程：其差值就是惯常数值的虚高部分。报告用平实的语言说明它是否优于随机水平、是否优于单独使用克里金、优于多少，以及在何处不可信。</translation>
    </message>
    <message>
      <source>Says what a trained network leans on: how much worse it does on blocks that it did not learn from when a feature, or a group of features that belong together, is shuffled; how its answer goes with each feature; and, where wanted, how much every feature adds to the answer in every block. It warns where features say much the same, so that importance is shared among them, and where the network does no better than chance. Of a model of Train on composites it says, at holes that are left out, which kinds of features it learns from: kriged grades, neighbours, nearest holes, directions, place.</source>
      <translation>说明训练好的神经网络依赖什么：将某个特征或同属一组的特征打乱后，它在未参与学习的块体上表现变差多少；结果如何随各特征变化；需要时，还给出每个块体中各特征使结果增加多少。若几个特征所含信息大致相同（重要性因此由它们分摊），或神经网络并不优于随机水平，会给出警告。对于“用组合样训练”的模型，则在留出的钻孔处说明它从哪几类特征学习：克里金品位、邻域样品、最近的钻孔、方向、位置。</translation>
    </message>
    <message>
      <source>Scale of the values</source>
      <translation>数值尺度</translation>
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
      <source>Score and ore, averaged by the inverse square or cube of the distance.</source>
      <translation>正态得分和矿石指示值，按距离平方或立方的倒数加权平均。</translation>
    </message>
    <message>
      <source>Score averaged with a Gaussian weight; the number is its width.</source>
      <translation>以高斯权重平均的正态得分；数字为其宽度。</translation>
    </message>
    <message>
      <source>Score in each of the eight octants about the place: east or west, north or south, up or down.</source>
      <translation>该位置周围八个卦限中各自的正态得分：东或西、北或南、上或下。</translation>
    </message>
    <message>
      <source>Score of each of the six nearest holes, nearest first.</source>
      <translation>最近六个钻孔各自的正态得分，由近及远。</translation>
    </message>
    <message>
      <source>Scored at kriged labels instead of real ones, as publications do, it would even be {auc}.</source>
      <translation>若像已发表文献那样在克里金得到的标签而非真实标签上评分，甚至会达到 {auc}。</translation>
    </message>
    <message>
      <source>Scored blocks</source>
      <translation>被评分的块体</translation>
    </message>
    <message>
      <source>Scores</source>
      <translation>评分</translation>
    </message>
    <message>
      <source>Scores a trained network on blocks whose label is known, for training, validation and test blocks apart: every figure with its interval, whether probabilities mean what they say, how much of the ore the likeliest ground holds, what each rule for a threshold gives, simpler ways and a random split beside the network. An alarm tells of leaks: features that determine the label, rasters given twice, test blocks too near to training blocks. With a label that the network was not trained on, such as the truth of a sample deposit, it says how well the network knows the ground rather than its label. Networks of classes and of several labels are scored class by class, those of numbers by their errors, all also without the most uncertain blocks: numbers where an ensemble, dropout or UNCERTAINTY says how uncertain they are; rules for the threshold of ore and simpler ways are for networks of ore only, and features that determine the label are looked for of ore and of several labels.</source>
      <translation>在标签已知的块体上为训练好的神经网络评分，分别对训练、验证和测试块体给出：每项指标及其区间、概率是否名副其实、概率最高的地段含有多少矿石、各阈值规则的结果，并与较简单的方法和随机划分对照。发现泄漏时会给出警示：决定标签的特征、重复给出的栅格、与训练块体过近的测试块体。若使用未参与训练的标签（如示例矿床的真值），则可看出神经网络对地下真实情况的了解程度，而不仅是对其标签的记忆。预测类别和多个标签的神经网络逐个类别评分，预测数值的按其误差评分，并都给出剔除最不确定块体后的评分（数值仅在集成、dropout 或 UNCERTAINTY 给出其不确定程度时）；矿石阈值的规则和较简单的方法仅适用于预测矿石的神经网络；决定标签的特征只在预测矿石和多个标签时查找。</translation>
    </message>
    <message>
      <source>Scores and curves on one page (.html).</source>
      <translation>评分和曲线，汇总于一页 (.html)。</translation>
    </message>
    <message>
      <source>Scores of all trials, plots of the best one, and the holes that stand out (.html).</source>
      <translation>各方案的评分、最佳方案的图，以及表现异常的钻孔 (.html)。</translation>
    </message>
    <message>
      <source>Scores with their intervals</source>
      <translation>评分及其区间</translation>
    </message>
    <message>
      <source>Scores, curves and method on one page (.html).</source>
      <translation>评分、曲线和方法，汇总于一页 (.html)。</translation>
    </message>
    <message>
      <source>Script</source>
      <translation>脚本</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>搜索</translation>
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
      <source>Search pass</source>
      <translation>搜索遍次</translation>
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
      <source>Searches to compare</source>
      <translation>待比较的搜索</translation>
    </message>
    <message>
      <source>Searches to compare are written NAME=value with names among {names}, but {given} was given.</source>
      <translation>待比较的搜索写为 NAME=value，名称为 {names} 之一，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Section from south to north at easting {at} {unit}; holes and composites within {reach} {unit}</source>
      <translation>东坐标 {at} {unit} 处的南北向剖面；{reach} {unit} 以内的钻孔和组合样</translation>
    </message>
    <message>
      <source>Section from west to east at northing {at} {unit}; holes and composites within {reach} {unit}</source>
      <translation>北坐标 {at} {unit} 处的东西向剖面；{reach} {unit} 以内的钻孔和组合样</translation>
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
      <source>Seed of shuffles and draws; the same seed gives the same figures.</source>
      <translation>打乱和抽样所用的随机种子；同一种子得到同样的指标。</translation>
    </message>
    <message>
      <source>Seed of the draw of pairs and of the search; the same seed gives the same model.</source>
      <translation>抽取样品对和搜索参数所用的随机种子；同一种子得到同一个模型。</translation>
    </message>
    <message>
      <source>Seed of those passes, and of the draws of kriged features.</source>
      <translation>这些计算以及克里金特征抽样所用的随机种子。</translation>
    </message>
    <message>
      <source>Seed {seed}.</source>
      <translation>随机种子 {seed}。</translation>
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
      <source>Settings of run_workflow. What is left out has its default; comments like these may stand anywhere. Paths count from this file.</source>
      <translation>run_workflow 的设置。未写出的项取默认值；此类注释可写在任何位置。路径相对于本文件。</translation>
    </message>
    <message>
      <source>Settings of the network</source>
      <translation>神经网络的设置</translation>
    </message>
    <message>
      <source>Settings of the single steps (.json), as of Run workflow. Composites, fields, variograms, search, network and the members of the honest predictor are taken from them; blocks are of their size.</source>
      <translation>各步骤的设置 (.json)，与“运行工作流”相同。组合样、字段、变异函数、搜索、神经网络以及如实预测方法的集成成员取自该设置；块体采用其中的尺寸。</translation>
    </message>
    <message>
      <source>Settings of the single steps (.json), by section and name, such as {"composites": {"length": 6}, "blocks": {"block_x": 20}, "network": {"epochs": 80}}. What is not given has the default of its step; those are the settings of the published method. Comments may stand in it; TEMPLATE writes one that is complete.</source>
      <translation>各步骤的设置 (.json)，按部分和名称组织，例如 {"composites": {"length": 6}, "blocks": {"block_x": 20}, "network": {"epochs": 80}}。未给出的取该步骤的默认值，即已发表方法的设置。文件中可以有注释；TEMPLATE 可写出一份完整的设置。</translation>
    </message>
    <message>
      <source>Severity</source>
      <translation>严重程度</translation>
    </message>
    <message>
      <source>Shape of the model; names with + are nested structures. auto: one spherical, or two if much better.</source>
      <translation>模型的类型；名称中带 + 的为套合结构。auto：一个球状结构，若明显更好则用两个。</translation>
    </message>
    <message>
      <source>Share of a composite that must be assayed for its mean to be given, 0 to 1.</source>
      <translation>组合样中至少应有多大比例经过化验才给出均值，0 到 1。</translation>
    </message>
    <message>
      <source>Share of each class or label in the ground that is likeliest to have it, with intervals.</source>
      <translation>各类别或标签在其概率最高的地段中所占的比例，附区间。</translation>
    </message>
    <message>
      <source>Share of each hidden layer's outputs that a training step leaves out. A network with dropout also gives its uncertainty. Hidden layers may have their own.</source>
      <translation>每一训练步中随机略去的各隐藏层输出的比例。带随机失活的神经网络还能给出不确定性。各隐藏层可单独指定。</translation>
    </message>
    <message>
      <source>Share of ore</source>
      <translation>矿石比例</translation>
    </message>
    <message>
      <source>Share of ore among unlabelled blocks</source>
      <translation>无标签块体中的矿石比例</translation>
    </message>
    <message>
      <source>Share of rare names</source>
      <translation>少见名称的比例</translation>
    </message>
    <message>
      <source>Share of test blocks</source>
      <translation>测试块体比例</translation>
    </message>
    <message>
      <source>Share of the blocks' variance that the estimate explains (.tif): 1 at best; below 0 the mean would be better.</source>
      <translation>块体方差中由估计值解释的比例 (.tif)：最好为 1；小于 0 时不如直接用均值。</translation>
    </message>
    <message>
      <source>Share of the ground</source>
      <translation>地段比例</translation>
    </message>
    <message>
      <source>Share of the ground that may be called ore: for the threshold by budget.</source>
      <translation>可判为矿石的地段所占的比例：用于按预算确定阈值。</translation>
    </message>
    <message>
      <source>Share of the remaining blocks, cut by the same rule, on which the threshold and the epoch to stop at are chosen; 0 for none.</source>
      <translation>其余块体中用于选择阈值和停止轮次的比例，按同一规则划分；0 为不设。</translation>
    </message>
    <message>
      <source>Share of the {part} blocks of each class (rows) that are called each class (columns).</source>
      <translation>各类别（行）的{part}块体判为各类别（列）的比例。</translation>
    </message>
    <message>
      <source>Share of validation blocks</source>
      <translation>验证块体比例</translation>
    </message>
    <message>
      <source>Shares of classes</source>
      <translation>类别比例</translation>
    </message>
    <message>
      <source>Sharing out the logit of {n} blocks</source>
      <translation>正在分解 {n} 个块体的 logit</translation>
    </message>
    <message>
      <source>Short ends</source>
      <translation>孔尾短段</translation>
    </message>
    <message>
      <source>Shortest range</source>
      <translation>最小变程</translation>
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
      <source>Shuffle</source>
      <translation>打乱方式</translation>
    </message>
    <message>
      <source>Shuffled together with what says much the same ({group}), it leaves {left}.</source>
      <translation>与所含信息大致相同的特征（{group}）一起打乱后，只剩 {left}。</translation>
    </message>
    <message>
      <source>Shuffled, probabilities stay as sure as they were and go to the wrong composites, so that log-loss can rise above that of knowing nothing but the share of ore.</source>
      <translation>打乱之后，概率的确信程度不变，却落到错误的组合样上，因此对数损失可能高于只知道矿石比例时的值。</translation>
    </message>
    <message>
      <source>Shuffles</source>
      <translation>打乱次数</translation>
    </message>
    <message>
      <source>Shuffling features</source>
      <translation>正在打乱特征</translation>
    </message>
    <message>
      <source>Shuffling needs at least two blocks and, between groups, two groups, but there are {n} blocks in {groups} groups.</source>
      <translation>打乱至少需要两个块体，在组之间打乱时还至少需要两个组，但现有 {groups} 个组中的 {n} 个块体。</translation>
    </message>
    <message>
      <source>Side of the blocks of ground</source>
      <translation>地块边长</translation>
    </message>
    <message>
      <source>Side of the cells</source>
      <translation>单元边长</translation>
    </message>
    <message>
      <source>Side of the cubic cells in the units of the coordinates; empty: found by the rule.</source>
      <translation>立方体单元的边长，单位与坐标相同；留空：按规则求得。</translation>
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
      <source>Sills in the squared unit of the field{}</source>
      <translation>基台值的单位为字段单位{}的平方</translation>
    </message>
    <message>
      <source>Sills of natural logarithms, without a unit</source>
      <translation>自然对数的基台值，无单位</translation>
    </message>
    <message>
      <source>Sills of normal scores, without a unit; those of all samples have a variance of about 1</source>
      <translation>正态得分的基台值，无单位；全部样品的正态得分方差约为 1</translation>
    </message>
    <message>
      <source>Simple kriging needs a variogram that ends at a sill; one with a power structure does not. Take ordinary kriging, or another model.</source>
      <translation>简单克里金需要有基台值的变异函数；含幂函数结构的变异函数没有基台值。请采用普通克里金，或改用其他模型。</translation>
    </message>
    <message>
      <source>Simple kriging needs one mean, or one for each of the {needed} variables, but {given} were given.</source>
      <translation>简单克里金需要一个均值，或 {needed} 个变量各一个均值，但给出了 {given} 个。</translation>
    </message>
    <message>
      <source>Simpler ways for comparison</source>
      <translation>用于对照的较简单方法</translation>
    </message>
    <message>
      <source>Single composites were withheld at random: they mostly lie beside others of their own hole.</source>
      <translation>随机留出单个组合样：它们大多紧邻同一钻孔的其他组合样。</translation>
    </message>
    <message>
      <source>Single features</source>
      <translation>单个特征</translation>
    </message>
    <message>
      <source>Single samples weigh as much as {highest:.0f}: lone holes far from the others. A size of cells near the distance of the sparse holes, or samples of the drilled ground alone, gives a mean that depends less on them.</source>
      <translation>单个样品的权重高达 {highest:.0f}：远离其他钻孔的孤立钻孔。将单元尺寸取为接近稀疏钻孔的间距，或只用已控制地段的样品，所得均值受它们的影响较小。</translation>
    </message>
    <message>
      <source>Size of cells</source>
      <translation>单元尺寸</translation>
    </message>
    <message>
      <source>Size of cells by</source>
      <translation>单元尺寸的确定规则</translation>
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
      <source>Slope</source>
      <translation>斜率</translation>
    </message>
    <message>
      <source>Slope of regression</source>
      <translation>回归斜率</translation>
    </message>
    <message>
      <source>Slope of the regression of samples on estimates.</source>
      <translation>样品值对估计值的回归斜率。</translation>
    </message>
    <message>
      <source>Slope of the regression of true on estimated values (.tif): 1 at best; below it high estimates are too high and low ones too low.</source>
      <translation>真值对估计值的回归斜率 (.tif)：最好为 1；小于 1 时，高估计值偏高、低估计值偏低。</translation>
    </message>
    <message>
      <source>Smaller bodies are left out and counted; in units of the coordinates cubed. Empty: the volume of {0} blocks; 0: none is left out.</source>
      <translation>更小的矿体不列入但计数；单位为坐标单位的立方。留空：{0} 个块体的体积；0：全部列出。</translation>
    </message>
    <message>
      <source>Soft boundaries need a distance: how far samples of other domains are used.</source>
      <translation>软边界需要给出距离：其他估值域的样品可用到多远。</translation>
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
      <source>Some features say much the same: {pairs}. When one of them is shuffled the other makes up for it, so each looks less important than it is; look at their group.</source>
      <translation>有些特征所含信息大致相同：{pairs}。打乱其中一个时，另一个会代替它，因此各自显得不如实际重要；请看它们所在组的结果。</translation>
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
      <source>Standard deviation</source>
      <translation>标准差</translation>
    </message>
    <message>
      <source>Standard deviation of the normal noise that is added to the scaled features, anew in each epoch; never in prediction. Min-max inputs go from 0 to 1: try 0.02.</source>
      <translation>加到缩放后特征上的正态噪声的标准差，每个轮次重新抽取；预测时从不添加。min-max 缩放的输入范围为 0 到 1：可试用 0.02。</translation>
    </message>
    <message>
      <source>Standard deviation of the probability over the draws of kriged features (.tif): how far the answer depends on what kriging does not know. It comes beside the uncertainty, not into it. Each block is drawn by itself: it does not hold for sums over blocks, such as tonnages.</source>
      <translation>对克里金特征多次抽样所得概率的标准差 (.tif)：结果在多大程度上取决于克里金所不能确定的部分。它与不确定性并列给出，不计入其中。各块体单独抽样：不适用于块体的合计，例如吨位。</translation>
    </message>
    <message>
      <source>Standardised error, deviation</source>
      <translation>标准化误差，标准差</translation>
    </message>
    <message>
      <source>Standardised error, mean</source>
      <translation>标准化误差，均值</translation>
    </message>
    <message>
      <source>Standardised errors</source>
      <translation>标准化误差</translation>
    </message>
    <message>
      <source>Stands for unassayed</source>
      <translation>未化验的取值</translation>
    </message>
    <message>
      <source>Start page</source>
      <translation>起始页</translation>
    </message>
    <message>
      <source>Stated class weights</source>
      <translation>指定的类别权重</translation>
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
      <source>Structures of your own</source>
      <translation>自定义结构</translation>
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
      <source>Table of classes</source>
      <translation>类别表</translation>
    </message>
    <message>
      <source>Table of collars: holes that start at one place, such as wedges, are held out together. Empty: the start of each hole is drawn on from its uppermost composites.</source>
      <translation>孔口表：起点在同一处的钻孔（例如分支孔）一起留出。留空：由每个钻孔最上部的组合样外推其起点。</translation>
    </message>
    <message>
      <source>Table of collars: holes that start at one place, such as wedges, are left out together. Empty: the start of each hole is drawn on from its uppermost samples.</source>
      <translation>孔口表：孔口在同一处的钻孔（例如分支孔）一并剔除。留空：由每个钻孔最上部的样品向上延伸，求其起点。</translation>
    </message>
    <message>
      <source>Table of scores</source>
      <translation>评分表</translation>
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
      <source>Table or points: hole, easting, northing, elevation; for a daughter hole its parent, and the wedge_depth at which it leaves it.</source>
      <translation>表或点图层：钻孔、东坐标、北坐标、高程；对分支孔还有其主孔 (parent) 和离开主孔的深度 (wedge_depth)。</translation>
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
      <source>Takes each sample, or each hole, away and estimates it by kriging from the others: the errors say how good a variogram and a search are. Several variograms and searches are compared in one call, beside inverse distance and the nearest sample. The layer of residuals shows where estimates are too high and too low, the report what the errors are.</source>
      <translation>依次去掉每个样品或每个钻孔，由其余样品用克里金估计：误差反映变异函数和搜索的好坏。一次可比较多个变异函数和搜索，并与距离反比法和最近样品法对照。残差图层显示哪里估高、哪里估低，报告说明误差的大小。</translation>
    </message>
    <message>
      <source>Takes every setting with its value, what it is for, what it may be and its default, before anything is run (.json). Each run also leaves the settings it used in its folder, as settings.json.</source>
      <translation>在运行任何步骤之前，写出每项设置及其值、用途、允许值和默认值 (.json)。每次运行还会将所用的设置以 settings.json 保存在其文件夹中。</translation>
    </message>
    <message>
      <source>Takes everything; the rest of the folder stays. Steps of an earlier run in this folder that would come out the same are kept. May be left empty when only a template of settings is wanted.</source>
      <translation>存放全部结果；文件夹中的其余内容保留。该文件夹中先前运行的步骤，若结果不会改变则予以保留。只需要设置模板时可留空。</translation>
    </message>
    <message>
      <source>Takes the level of a block model that holds an elevation, as a raster with one band. It is drawn as the block model is, so that plans of several levels can be compared, and knows its elevation range. An elevation on the face between two levels belongs to the upper one. Where a prediction is beyond what the data supports, polygons hatch it.</source>
      <translation>提取块体模型中包含某一高程的水平层，得到单波段栅格。其样式与块体模型一致，便于对比多个中段的平面图，并带有高程范围。高程正好位于两层分界面时，属于上面一层。超出数据支持范围的预测用斜线面要素标出。</translation>
    </message>
    <message>
      <source>Target</source>
      <translation>目标</translation>
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
      <source>Telling ore from waste, with intervals</source>
      <translation>区分矿石与废石的能力及其区间</translation>
    </message>
    <message>
      <source>Temperatures fitted on some of the validation ground did not lower the log-loss of the rest of it: none is kept.</source>
      <translation>在部分验证区域上拟合的温度没有降低其余区域的对数损失:因此一个也不保留。</translation>
    </message>
    <message>
      <source>Template of settings</source>
      <translation>设置模板</translation>
    </message>
    <message>
      <source>Test blocks</source>
      <translation>测试块体</translation>
    </message>
    <message>
      <source>Test blocks, chosen threshold {threshold}</source>
      <translation>测试块体，所选阈值 {threshold}</translation>
    </message>
    <message>
      <source>Test blocks, published threshold {threshold}</source>
      <translation>测试块体，已发表阈值 {threshold}</translation>
    </message>
    <message>
      <source>That cannot be said: its AUC differs by {gain} from that of {method}, but ore or waste lies in too few groups for an interval.</source>
      <translation>无法判断：其 AUC 与{method}相差 {gain}，但含矿石或含废石的组太少，无法给出区间。</translation>
    </message>
    <message>
      <source>That cannot be said: its AUC is {auc}, but ore or waste lies in too few groups for an interval.</source>
      <translation>无法判断：其 AUC 为 {auc}，但含矿石或含废石的组太少，无法给出区间。</translation>
    </message>
    <message>
      <source>That cannot be said: on average over all places, its probabilities and the share of ore are {error} percentage points apart, and {ore} of the places are ore, but ore or waste lies in too few groups for an interval.</source>
      <translation>无法判断：就全部位置平均而言，其概率与实际矿石比例相差 {error} 个百分点，而 {ore} 的位置为矿石，但含矿石或含废石的组太少，无法给出区间。</translation>
    </message>
    <message>
      <source>That cannot be said: ore or waste lies in too few groups of holes for an interval.</source>
      <translation>无法判断：含矿石或含废石的钻孔组太少，无法给出区间。</translation>
    </message>
    <message>
      <source>That is no better than saying their mean of every block.</source>
      <translation>这并不优于把每个块体都取为其均值。</translation>
    </message>
    <message>
      <source>That search takes all samples; for inverse distance they are the nearest {n} in its ellipsoid.</source>
      <translation>该搜索采用全部样品；距离反比则采用其椭球内最近的 {n} 个样品。</translation>
    </message>
    <message>
      <source>The AUC that is left when features are shuffled: {parts}.</source>
      <translation>打乱下列特征后剩余的 AUC：{parts}。</translation>
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
      <source>The answers at the top are the honest way's.</source>
      <translation>页首的回答属于如实方法。</translation>
    </message>
    <message>
      <source>The answers, the map and the targets at the top are the honest way's.</source>
      <translation>页首的回答、图件和靶区属于如实方法。</translation>
    </message>
    <message>
      <source>The applicability was asked for, but the network was written by an earlier version and does not say what its training blocks look like. Train it again.</source>
      <translation>要求给出适用性，但该神经网络由较早的版本写出，未说明其训练块体的特征。请重新训练。</translation>
    </message>
    <message>
      <source>The average of all members is better than these by themselves: {ways}.</source>
      <translation>全部成员的平均优于以下各方法单独使用：{ways}。</translation>
    </message>
    <message>
      <source>The average x becomes {calibrated}, fitted at left-out holes.</source>
      <translation>平均值 x 变换为 {calibrated}，在留出的钻孔处拟合。</translation>
    </message>
    <message>
      <source>The average x of the logits becomes {calibrated}: fitted within what was learned from, at holes that the members had not learned from; what is shown of a part of the holes was learned and fitted without it.</source>
      <translation>logit 的平均值 x 变换为 {calibrated}：在学习所用数据内部、集成成员未曾学习过的钻孔处拟合；图中每份钻孔的结果，其学习和拟合均未用到该份钻孔。</translation>
    </message>
    <message>
      <source>The best network</source>
      <translation>最佳神经网络</translation>
    </message>
    <message>
      <source>The best network diverged when it was trained alone on all training blocks, so that there is no file of it; a smaller learning rate is needed.</source>
      <translation>最佳神经网络在单独用全部训练块体训练时发散，因此没有相应的文件；需要更小的学习率。</translation>
    </message>
    <message>
      <source>The best network, trained once more on all training blocks: the one that Train network gives for the best settings (.safetensors). Not written when the comparison is stopped by hand or that training diverges; an older file stays then, and a sentence says so.</source>
      <translation>最佳神经网络，用全部训练块体再训练一次：与“训练神经网络”按最佳设置得到的相同 (.safetensors)。手动停止比较或该次训练发散时不写出；此时原有的文件保留，并给出提示。</translation>
    </message>
    <message>
      <source>The best of {n} networks on the validation blocks looks better there than it is, because it was chosen there; the figures of the test blocks are free of that.</source>
      <translation>{n} 个神经网络中在验证块体上最好的一个，在验证块体上看起来比实际要好，因为它就是在那里选出的；测试块体的指标没有这一问题。</translation>
    </message>
    <message>
      <source>The best one: {0} t in {1} blocks, mean probability {2}, elevations {3} to {4}.</source>
      <translation>最佳靶区：{1} 个块体，{0} t，平均概率 {2}，高程 {3} 至 {4}。</translation>
    </message>
    <message>
      <source>The best single feature, {feature}, has {auc} on the same blocks: the network does not beat it.</source>
      <translation>最好的单个特征 {feature} 在相同块体上为 {auc}：网络并未胜过它。</translation>
    </message>
    <message>
      <source>The best single feature, {feature}, has {auc} on the same blocks: the network gains {gain}.</source>
      <translation>最好的单个特征 {feature} 在相同块体上为 {auc}：网络提高了 {gain}。</translation>
    </message>
    <message>
      <source>The best target: {place}.</source>
      <translation>最佳靶区：{place}。</translation>
    </message>
    <message>
      <source>The best that no hole has met: {place}.</source>
      <translation>尚无钻孔揭露的最佳靶区：{place}。</translation>
    </message>
    <message>
      <source>The block model has no values: every block is empty.</source>
      <translation>块体模型没有值：所有块体都为空。</translation>
    </message>
    <message>
      <source>The block models of {missing} are needed; those of {given} were given.</source>
      <translation>需要 {missing} 的块体模型；给出的是 {given} 的块体模型。</translation>
    </message>
    <message>
      <source>The block models that the network was trained with, in any order; more may be given.</source>
      <translation>训练神经网络时所用的块体模型，顺序不限；可以多给。</translation>
    </message>
    <message>
      <source>The block models that the network was trained with, in any order; more may be given. Must be given for a network of Train network.</source>
      <translation>训练神经网络时所用的块体模型，顺序不限；可以多给。对于“训练神经网络”得到的神经网络必须给出。</translation>
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
      <source>The blocks to predict: those that are not nodata.</source>
      <translation>待预测的块体：非无数据值的块体。</translation>
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
      <source>The calibrations were fitted on the validation blocks: a temperature divides the logit by one number, isotonic follows a rising curve.</source>
      <translation>各种校准在验证块体上拟合：temperature 将 logit 除以一个数，isotonic 采用一条单调上升的曲线。</translation>
    </message>
    <message>
      <source>The category: a text or whole numbers, such as codes or ore (0 and 1); samples without one are left out.</source>
      <translation>类别：文本或整数，例如代码或矿石字段 ore（0 和 1）；没有类别的样品不参与。</translation>
    </message>
    <message>
      <source>The centre of these lies outside their body; the place to drill is their likeliest block: {places}.</source>
      <translation>以下靶区的中心位于矿体之外，布孔位置为其概率最高的块体：{places}。</translation>
    </message>
    <message>
      <source>The checkpoint and the network need files of their own, but {path} was given for both.</source>
      <translation>检查点和神经网络需要各自的文件，但两者都给出了 {path}。</translation>
    </message>
    <message>
      <source>The checkpoint is damaged, or that of other data, settings, device or software: the work begins anew.</source>
      <translation>检查点已损坏，或来自数据、设置、计算设备或软件不同的运行：重新开始计算。</translation>
    </message>
    <message>
      <source>The checkpoint {path} could not be written: {reason}.</source>
      <translation>无法写入检查点 {path}：{reason}。</translation>
    </message>
    <message>
      <source>The checkpoint {path} is that of a training with other blocks, settings, device or software. Choose another file, or begin anew.</source>
      <translation>检查点 {path} 来自块体、设置、计算设备或软件不同的训练。请选择其他文件，或重新开始。</translation>
    </message>
    <message>
      <source>The class weights name {given}, but the classes are {known}.</source>
      <translation>类别权重中有 {given}，但类别为 {known}。</translation>
    </message>
    <message>
      <source>The class weights {given} name one class twice, as {first} and {second}.</source>
      <translation>类别权重 {given} 中同一类别出现两次，分别写作 {first} 和 {second}。</translation>
    </message>
    <message>
      <source>The class weights {given} name {name} twice.</source>
      <translation>类别权重 {given} 中 {name} 出现两次。</translation>
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
      <source>The collars give hole {hole} the azimuth {azimuth:g} and dip {dip:g}, {turn:.0f} degrees from its first station.</source>
      <translation>孔口表中钻孔 {hole} 的方位角为 {azimuth:g}、倾角为 {dip:g}，与其第一个测点相差 {turn:.0f} 度。</translation>
    </message>
    <message>
      <source>The collars stand {apart:+.1f} from the ground of the elevation model, in the median; single ones are compared with that.</source>
      <translation>孔口与高程模型地面的高差中位数为 {apart:+.1f}；各孔口与此值比较。</translation>
    </message>
    <message>
      <source>The comparison was stopped by hand after {n} networks; those trained last kept their best epochs. The best was not trained once more, so that there is no file of it: Train network makes it from the best settings.</source>
      <translation>比较在 {n} 个神经网络之后被手动停止；最后训练的神经网络保留其最佳轮次。最佳神经网络没有再训练一次，因此没有相应的文件：可用“训练神经网络”按最佳设置得到它。</translation>
    </message>
    <message>
      <source>The composites come from {n} drillhole; learning needs at least two that do not share a collar.</source>
      <translation>组合样来自 {n} 个钻孔；学习至少需要两个孔口不在同一处的钻孔。</translation>
    </message>
    <message>
      <source>The composites come from {n} drillholes that do not share a collar; learning needs at least {needed}, as some of them are held out to know what it is worth.</source>
      <translation>组合样来自 {n} 个孔口不在同一处的钻孔；学习至少需要 {needed} 个，因为其中一部分要留出，用于检验其实际效果。</translation>
    </message>
    <message>
      <source>The composites do not say which hole they belong to (no field such as hole_id); learning leaves out whole holes to know what it is worth.</source>
      <translation>组合样未标明所属钻孔（没有 hole_id 之类的字段）；学习时要留出整孔，用于检验其实际效果。</translation>
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
      <source>The composites that a model of Train on composites learned from. Its members learn again without each third of the holes, and what is shuffled are the features of composites of the holes that were left out. Of the parameters, Groups of features, Shuffle, Shuffles, Most blocks and Seed go with it; intervals come from drawing holes anew.</source>
      <translation>“用组合样训练”的模型学习时所用的组合样。钻孔分为三份，逐份留出，每次由其集成成员不用该份重新学习；被打乱的是留出钻孔的组合样的特征。与之相关的参数有“特征分组”“打乱方式”“打乱次数”“最多块体数”和“随机种子”；区间由重新抽取钻孔得到。</translation>
    </message>
    <message>
      <source>The composites that the model learned from; with others a warning is given.</source>
      <translation>模型学习时所用的组合样；使用其他组合样时会给出警告。</translation>
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
      <source>The data support that it is better than {ways}.</source>
      <translation>数据支持它优于{ways}。</translation>
    </message>
    <message>
      <source>The deepest composites were withheld.</source>
      <translation>留出了最深的组合样。</translation>
    </message>
    <message>
      <source>The density {field} has no value; weighting with it needs some.</source>
      <translation>密度字段 {field} 没有值；用它加权需要有值。</translation>
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
      <source>The device {given} is not available; these are: {known}.</source>
      <translation>计算设备 {given} 不可用；可用的有：{known}。</translation>
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
      <source>The distance across boundaries must not be negative, but {given} was given.</source>
      <translation>跨边界距离不能为负，但给出的是 {given}。</translation>
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
      <source>The domains of the samples are text, such as {example}, but {path} does not say which codes they have; krige or encode them with a codebook.</source>
      <translation>样品的估值域为文本，例如 {example}，但 {path} 未标明其代码；请用编码表进行克里金或编码。</translation>
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
      <source>The ellipsoid's three planes of symmetry cut it into octants; of each at most this many samples are used, so that samples on one side do not outweigh the others. 0: any number.</source>
      <translation>椭球被其三个对称面分为八个卦限；每个卦限最多使用这么多个样品，以免一侧的样品压过其他方向。0：不限。</translation>
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
      <source>The external drift needs a row for each of the {samples} samples and {targets} targets, but has the shapes {first} and {second}.</source>
      <translation>外部漂移需要 {samples} 个样品和 {targets} 个估值目标点各一行，但形状为 {first} 和 {second}。</translation>
    </message>
    <message>
      <source>The fall of each member's own AUC when a kind is shuffled. A star: missed for certain, its interval lies above zero. A dash: it does not change at all, because the member does not see that kind.</source>
      <translation>打乱某类特征时，各集成成员自身 AUC 的下降值。星号：缺少该类确有影响，其区间全部大于零。短横线：毫无变化，因为该成员看不到这类特征。</translation>
    </message>
    <message>
      <source>The feature {name} alone tells ore from barren blocks (AUC {auc:.3f}): the label is a function of it, and the network's figures say nothing about ground that was not drilled.</source>
      <translation>仅凭特征 {name} 就能区分矿石与无矿块体 (AUC {auc:.3f})：标签是它的函数，神经网络的各项指标不能说明未经钻探之处的情况。</translation>
    </message>
    <message>
      <source>The feature {name} alone tells which blocks have the label {label} (AUC {auc:.3f}): the label is a function of it, and the figures of this label say nothing about ground that was not drilled.</source>
      <translation>仅凭特征 {name} 就能判断哪些块体具有标签 {label}（AUC {auc:.3f}）：该标签是它的函数，该标签的各项指标对未钻探的地段毫无说明。</translation>
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
      <source>The field of the {what} must be one of the tables' ({known}), but {given} was given.</source>
      <translation>{what}字段必须是各表中的字段（{known}），但给出的是 {given}。</translation>
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
      <source>The field {field} is one of text, and is empty at all of the {n} samples; a field of numbers is needed.</source>
      <translation>字段 {field} 是文本字段，且在全部 {n} 个样品上都为空；需要数值字段。</translation>
    </message>
    <message>
      <source>The field {name} alone tells ore from waste (AUC {auc}), and the expression of ore does not name it: it may hold the answer. A protocol that kriges it from all data looks better than it is; leave it out, or say why it is known before drilling.</source>
      <translation>仅凭字段 {name} 就能区分矿石与废石（AUC {auc}），而矿石表达式中没有该字段：它可能已含有答案。用全部数据对其克里金的流程看起来会比实际更好；请不要使用该字段，或说明为何在钻探之前就已知道其值。</translation>
    </message>
    <message>
      <source>The field {name} has {given} values, but there are {needed} features.</source>
      <translation>字段 {name} 有 {given} 个值，但要素有 {needed} 个。</translation>
    </message>
    <message>
      <source>The figure of the validation blocks by which the best network is chosen: ore and classes by auc, loss, accuracy or f1; numbers by rmse, mae or loss, and by rmse where auc is given, as it usually is.</source>
      <translation>选择最佳神经网络所依据的验证块体指标：矿石和类别用 auc、loss、accuracy 或 f1；数值用 rmse、mae 或 loss，给出 auc（通常的默认值）时改用 rmse。</translation>
    </message>
    <message>
      <source>The figures above are those of the first cut; the others show how they change with its depth.</source>
      <translation>以上指标为第一次切分的结果；其余各次表明指标随切分深度的变化。</translation>
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
      <source>The file {path} cannot be used as a variogram. {reason} Fit variogram writes files that can.</source>
      <translation>文件 {path} 不能用作变异函数。{reason}“拟合变异函数”可写出可用的文件。</translation>
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
      <source>The folder {folder} is in use by another run, which its lock {lock} does not name. Wait for it, choose another folder, or remove the lock if no run is going on.</source>
      <translation>文件夹 {folder} 正被另一次运行占用，其锁文件 {lock} 未注明是哪一次运行。请等待其结束，选择其他文件夹；若没有运行在进行，请删除锁文件。</translation>
    </message>
    <message>
      <source>The folder {folder} is in use by another run: process {pid} on this machine, since {since}. Wait for it, or choose another folder.</source>
      <translation>文件夹 {folder} 正被另一次运行占用：本机的进程 {pid}，始于 {since}。请等待其结束，或选择其他文件夹。</translation>
    </message>
    <message>
      <source>The folder {folder} is in use by another run: process {pid} on {host}, since {since}. Wait for it, choose another folder, or remove {lock} if that run is no more.</source>
      <translation>文件夹 {folder} 正被另一次运行占用：{host} 上的进程 {pid}，始于 {since}。请等待其结束，选择其他文件夹；若该运行已不存在，请删除 {lock}。</translation>
    </message>
    <message>
      <source>The folds</source>
      <translation>各折</translation>
    </message>
    <message>
      <source>The formula {name} = {formula} would replace a field of the composites; another name is needed.</source>
      <translation>公式 {name} = {formula} 会覆盖组合样已有的字段；请改用其他名称。</translation>
    </message>
    <message>
      <source>The grades that the log-ratios were made from, in their order, with commas between.</source>
      <translation>生成对数比的各品位，按原顺序以逗号分隔。</translation>
    </message>
    <message>
      <source>The grades, in the order of the parts; their names say their units (cu_pct). Or the log-ratios.</source>
      <translation>各品位，按组分的顺序；其名称标明单位 (cu_pct)。或各对数比。</translation>
    </message>
    <message>
      <source>The grey line is the mean with equal weights.</source>
      <translation>灰线为等权均值。</translation>
    </message>
    <message>
      <source>The ground about the withheld composites is all ore or all waste in truth.</source>
      <translation>留出组合样周围的地段实际上全为矿石或全为废石。</translation>
    </message>
    <message>
      <source>The group {group} names {given}, which the network does not know; its features are {names}.</source>
      <translation>组 {group} 中有 {given}，神经网络不认识；其特征为 {names}。</translation>
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
      <source>The honest predictor beside simpler methods</source>
      <translation>如实预测方法与较简单方法对照</translation>
    </message>
    <message>
      <source>The indicator of ore, kriged with each variogram and their mean, and that of scores above five quantiles (above_0.1 to above_0.9).</source>
      <translation>用各个变异函数克里金得到的矿石指示值及其均值，以及正态得分高于五个分位数（above_0.1 至 above_0.9）的指示值。</translation>
    </message>
    <message>
      <source>The intervals of that table as lines with elevation and depth (.gpkg), with all their values; coloured.</source>
      <translation>该表的样段，绘制为带高程和深度的线 (.gpkg)，含其全部数值；已着色。</translation>
    </message>
    <message>
      <source>The kriged value of each block (.tif), in the unit of the field.</source>
      <translation>每个块体的克里金估计值 (.tif)，单位与字段相同。</translation>
    </message>
    <message>
      <source>The kriging system of all samples has no solution.</source>
      <translation>全部样品的克里金方程组无解。</translation>
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
      <source>The label has no name: a name such as ore is needed.</source>
      <translation>标签没有名称：需要一个名称，例如 ore。</translation>
    </message>
    <message>
      <source>The label has one class only: {ore} of {n} blocks are ore. A network needs ore and barren blocks.</source>
      <translation>标签只有一类：{n} 个块体中有 {ore} 个为矿石。神经网络需要矿石块体和无矿块体。</translation>
    </message>
    <message>
      <source>The label has one class only; a network needs at least two to tell apart.</source>
      <translation>标签只有一类；神经网络至少需要两类才能区分。</translation>
    </message>
    <message>
      <source>The label is the kriged ore body that the network learned from; what lies in training blocks it has seen.</source>
      <translation>标签是网络所学的克里金矿体;训练块体内的部分网络已经见过。</translation>
    </message>
    <message>
      <source>The label is the same number in all {n} training blocks: there is nothing to learn.</source>
      <translation>全部 {n} 个训练块体的标签都是同一个数：没有可学习的内容。</translation>
    </message>
    <message>
      <source>The label must be 0 (barren) or 1 (ore), but {wrong} of {n} blocks have another value.</source>
      <translation>标签必须为 0（无矿）或 1（矿石），但 {n} 个块体中有 {wrong} 个为其他值。</translation>
    </message>
    <message>
      <source>The label of several classes must be whole numbers, but {broken} of {n} blocks have another value. For numbers choose the target regression.</source>
      <translation>多类别的标签必须为整数，但 {n} 个块体中有 {broken} 个为其他值。标签为数值时，请选择目标 regression。</translation>
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
      <source>The layer (.gpkg) with the further fields, such as clr_cu_pct, ilr_1 or back_cu_pct.</source>
      <translation>增加了若干字段的图层 (.gpkg)，例如 clr_cu_pct、ilr_1 或 back_cu_pct。</translation>
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
      <source>The line is the model, the grey line is the variance of the samples. Pairs were summed up by distance and direction; ranges and angles were searched from many starts, nugget and sills follow from non-negative least squares. Ranges differ by direction only where samples are then better estimated from other holes, or where angles were given. Without a direction the line is the mean of the model over the pairs of each distance.</source>
      <translation>线为模型，灰线为样品方差。样品对按距离和方向汇总；变程和角度从多个起点搜索得到，块金值和基台值由非负最小二乘求得。只有当其他钻孔的样品因此估得更准，或指定了角度时，变程才随方向变化。不分方向时，线为模型对每个距离上各样品对的平均。</translation>
    </message>
    <message>
      <source>The list of {what} may have {most} entries at most, but {given} was given.</source>
      <translation>{what}的列表最多可有 {most} 项，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The list of {what} needs numbers with commas between, such as 0.001, 0.01, but {given} was given.</source>
      <translation>{what} 的列表应为以逗号分隔的数字，例如 0.001, 0.01，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The list of {what} needs whole numbers with commas between, such as 1-4, 8, but {given} was given.</source>
      <translation>{what} 的列表应为以逗号分隔的整数，例如 1-4, 8，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The lists were tried in turn, each with the best of those before.</source>
      <translation>各列表依次试验，每个列表都采用前面各列表的最佳结果。</translation>
    </message>
    <message>
      <source>The logarithm of all weight within such a width: how much is known nearby.</source>
      <translation>按此宽度求得的全部权重之和的对数：表示附近的已知信息有多少。</translation>
    </message>
    <message>
      <source>The logit is the logarithm of the odds: 1 more means odds 2.7 times as high.</source>
      <translation>logit 是几率（发生与不发生的概率之比）的对数：增加 1 表示几率为原来的 2.7 倍。</translation>
    </message>
    <message>
      <source>The logits of the members are averaged with their weights and calibrated as the model is; log-loss is that of the calibrated average. Weights and calibration were fitted at these same composites, so that it flatters a little; the scores in the report of Train on composites do not.</source>
      <translation>各成员的 logit 按其权重平均，并按模型的方式校准；对数损失是校准后平均值的对数损失。权重和校准正是在这些组合样上拟合的，因此该对数损失略偏乐观；“用组合样训练”报告中的评分则不受此影响。</translation>
    </message>
    <message>
      <source>The logits of the members are averaged with their weights, which count what learns from the surroundings and trees on coordinates alike, and are not calibrated, since the model imitates ground below the drilling; log-loss is that of the average.</source>
      <translation>各成员的 logit 按其权重平均：从周围信息学习的方法与只用坐标的树各占同等权重；由于模型模拟钻探深度以下的地段，平均值不作校准；对数损失是该平均值的对数损失。</translation>
    </message>
    <message>
      <source>The map of the honest way, blocks/{file}, is not in the folder of the run: its volume, its map and its targets cannot be shown.</source>
      <translation>如实方法的图 blocks/{file} 不在本次运行的文件夹中：无法给出其体积、图件和靶区。</translation>
    </message>
    <message>
      <source>The matrices must be contiguous, row after row, and of the routine's own kind.</source>
      <translation>矩阵必须连续存放、按行排列，且数据类型与例程一致。</translation>
    </message>
    <message>
      <source>The mean AUC is without {names}: when half of the blocks are left out, none of them is there beside others. Its line ends where another one is gone.</source>
      <translation>平均 AUC 不含 {names}：剔除一半块体后，它们已无法与其他类别对照。再有一个类别消失时，该线终止。</translation>
    </message>
    <message>
      <source>The mean AUC, in which all count the same however few blocks they have, need not rise.</source>
      <translation>平均 AUC 不一定上升:其中各类别或标签无论块体多少都同等计入。</translation>
    </message>
    <message>
      <source>The mean score of a block says nothing about its mean grade; krige normal scores at points, with a discretisation of 1 x 1 x 1.</source>
      <translation>块体的平均得分不能说明其平均品位；请在点上对正态得分进行克里金，离散化取 1 x 1 x 1。</translation>
    </message>
    <message>
      <source>The members' average as it is, before it was calibrated (.tif).</source>
      <translation>各集成成员的平均结果本身，未经校准 (.tif)。</translation>
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
      <source>The model imitates ground below the drilling, but what it leans on is found at left-out holes, which lie beside others: below the drilling that may be something else.</source>
      <translation>该模型模拟钻探深度以下的地段，但它依赖什么是在留出的钻孔处求得的，而这些钻孔旁边还有其他钻孔：在钻探深度以下，它所依赖的可能有所不同。</translation>
    </message>
    <message>
      <source>The model misses the experiment by {share} on average: a fair fit; look at the plots.</source>
      <translation>模型与实验值平均相差 {share}：拟合尚可；请查看图。</translation>
    </message>
    <message>
      <source>The model misses the experiment by {share} on average: a good fit.</source>
      <translation>模型与实验值平均相差 {share}：拟合良好。</translation>
    </message>
    <message>
      <source>The model misses the experiment by {share} on average: a poor fit; look at the plots before it is used.</source>
      <translation>模型与实验值平均相差 {share}：拟合较差；使用前请查看图。</translation>
    </message>
    <message>
      <source>The model {path} could not be read: {reason}.</source>
      <translation>无法读取模型 {path}：{reason}。</translation>
    </message>
    <message>
      <source>The model's members learned anew without each third of the holes in turn, with the variograms, the scaling, the draws and the seed of the model; holes that share a collar stay together. Each composite was then asked about by the members that had not learned its hole, one network or forest of each kind. Features of a composite never come from its own hole; variograms, normal scores and scaling are those of all composites, and composites of other holes that were learned from have it among their neighbours. {scored} of {n} composites were scored, {ore} of them ore; members of weight zero were left out.</source>
      <translation>钻孔分为三份，逐份留出，模型的集成成员每次不用该份重新学习，所用变异函数、特征缩放、抽样和随机种子均与模型相同；共用孔口的钻孔不拆开。然后每个组合样由未学习过其所在钻孔的成员来预测，每种成员一个神经网络或森林。组合样的特征从不取自其所在钻孔；变异函数、正态得分和特征缩放由全部组合样得到，而学习所用的其他钻孔的组合样，其邻近样品中包括该组合样。{n} 个组合样中有 {scored} 个参与评分，其中 {ore} 个为矿石；权重为零的成员不参与。</translation>
    </message>
    <message>
      <source>The most probable class was asked for, but the network does not tell classes.</source>
      <translation>要求给出最可能类别，但该神经网络不区分类别。</translation>
    </message>
    <message>
      <source>The name of the label has {given} signs, but at most {most} are allowed: a short one such as au is needed, because files are called by it.</source>
      <translation>标签名称有 {given} 个字符，但最多允许 {most} 个：文件以它命名，因此需要较短的名称，例如 au。</translation>
    </message>
    <message>
      <source>The name of the label is {given}, but files are called by it, and no file name may have {signs}: a name of letters and digits, such as au, is needed.</source>
      <translation>标签名称是 {given}，但文件以它命名，而文件名中不能有 {signs}：需要由字母、汉字和数字组成的名称，例如 au。</translation>
    </message>
    <message>
      <source>The name of {field} states no unit: write {field} = ppm -&gt; {wanted}, with the unit that it is in.</source>
      <translation>{field} 的名称未标明单位：请写 {field} = ppm -&gt; {wanted}，其中填写其实际单位。</translation>
    </message>
    <message>
      <source>The network as a graph of ONNX operators, opset 17 (.onnx), with an input for each feature, called as the feature is, of one float32 for each block. Missing values are NaN and give NaN. Features, codebooks, target and threshold stand in its metadata.</source>
      <translation>由 ONNX 算子组成的神经网络图，opset 17 (.onnx)；每个特征一个输入，名称与特征相同，每个块体一个 float32 值。缺失值为 NaN，结果也为 NaN。特征、编码表、目标和阈值写在其元数据中。</translation>
    </message>
    <message>
      <source>The network as a graph of ONNX operators, which other software runs (.onnx). It takes the features as they are and gives the same numbers; Export network writes it later too.</source>
      <translation>由 ONNX 算子组成的神经网络图，可由其他软件运行 (.onnx)。它直接采用原样的特征，得到相同的数值；以后也可用“导出神经网络”写出。</translation>
    </message>
    <message>
      <source>The network beats the best simpler way, {best}, by {gain} in AUC [{low}, {high}].</source>
      <translation>神经网络优于较简单方法中最好的{best}，AUC 高出 {gain} [{low}, {high}]。</translation>
    </message>
    <message>
      <source>The network does not tell {given}; it tells {names}.</source>
      <translation>该神经网络不预测 {given}；它预测的是 {names}。</translation>
    </message>
    <message>
      <source>The network does not use {names} at all: shuffling changes nothing.</source>
      <translation>神经网络完全没有用到 {names}：打乱后毫无变化。</translation>
    </message>
    <message>
      <source>The network gives numbers, which have no entropy; UNCERTAINTY says how far its answers scatter.</source>
      <translation>该神经网络给出的是数值，数值没有熵；其结果的离散程度由 UNCERTAINTY 说明。</translation>
    </message>
    <message>
      <source>The network has no kriged feature whose variance could be carried through.</source>
      <translation>该神经网络没有可以传递克里金方差的克里金特征。</translation>
    </message>
    <message>
      <source>The network has no setting {names}; its settings are {known}.</source>
      <translation>神经网络没有设置 {names}；其设置有 {known}。</translation>
    </message>
    <message>
      <source>The network holds no calibration: it was trained without validation blocks of both classes, or by an earlier version. Train it again with validation blocks, or do not ask for calibrated probabilities.</source>
      <translation>该神经网络不含校准：训练时没有同时包含两类的验证块体，或由较早的版本训练。请用验证块体重新训练，或不要求输出校准后的概率。</translation>
    </message>
    <message>
      <source>The network is a single one of numbers without dropout: it does not say how uncertain they are, and UNCERTAINTY is not written.</source>
      <translation>这是单个预测数值且没有随机失活 (dropout) 的神经网络：它不能说明数值的不确定程度，因此不写出 UNCERTAINTY。</translation>
    </message>
    <message>
      <source>The network is a single one without dropout: nothing says what another would say, and all of its entropy is called one of the data. Train an ensemble (NETWORKS above 1) or with dropout to split it.</source>
      <translation>这是单个没有随机失活 (dropout) 的神经网络：无从得知另一个神经网络会给出什么结果，因此其熵全部算作源自数据。要加以区分，请训练集成（NETWORKS 大于 1）或带随机失活的神经网络。</translation>
    </message>
    <message>
      <source>The network is no better than the best simpler way, {best}: the difference in AUC, {gain} [{low}, {high}], may be chance.</source>
      <translation>神经网络并不优于较简单方法中最好的{best}：AUC 之差 {gain} [{low}, {high}] 可能出于偶然。</translation>
    </message>
    <message>
      <source>The network is of the kind {given}, which this version does not know.</source>
      <translation>神经网络的类型为 {given}，此版本不认识。</translation>
    </message>
    <message>
      <source>The network is worse than the best simpler way, {best}, by {gain} in AUC [{low}, {high}]: nothing here speaks for the network.</source>
      <translation>神经网络不如较简单方法中最好的{best}，AUC 相差 {gain} [{low}, {high}]：此处没有任何理由选用神经网络。</translation>
    </message>
    <message>
      <source>The network ranks these blocks better than chance, but its log-loss ({loss:.3f}) is worse than that of giving all of them the share of ore ({same:.3f}): its probabilities are too sure here. Trust the importance by AUC rather than that by log-loss.</source>
      <translation>神经网络对这些块体的排序优于随机水平，但其对数损失 ({loss:.3f}) 比所有块体一律取矿石比例时 ({same:.3f}) 更差：它在这里的概率过于自信。请采信按 AUC 求得的重要性，而不是按对数损失求得的重要性。</translation>
    </message>
    <message>
      <source>The network takes the classes of {names} as numbers: on the way from the class of the reference block to that of a block it is asked about the classes between. Train with one-hot categories for shares without that.</source>
      <translation>神经网络把 {names} 的类别作为数值：从参照块体的类别到某一块体的类别，途中还会对介于其间的类别计算。若要避免这种贡献，请用独热编码的类别训练。</translation>
    </message>
    <message>
      <source>The network tells {needed} labels ({names}), but {given} were given; give the others as further labels, in this order.</source>
      <translation>该神经网络预测 {needed} 个标签（{names}），但给出了 {given} 个；请将其余标签作为其他标签给出，按此顺序。</translation>
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
      <source>The network's own probabilities are kept; Predict probability gives calibrated ones beside them when asked.</source>
      <translation>神经网络自身的概率予以保留；需要时，“预测概率”会一并给出校准后的概率。</translation>
    </message>
    <message>
      <source>The network's own score on a random split is found when it is asked to train on one too.</source>
      <translation>若同时要求用随机划分训练，则会给出神经网络自身在随机划分上的评分。</translation>
    </message>
    <message>
      <source>The networks of the ensemble</source>
      <translation>集成中的各神经网络</translation>
    </message>
    <message>
      <source>The nugget must not be negative, but {given} was given.</source>
      <translation>块金值不能为负，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The number that ore is about, as a field or expression of the composites; high values mean ore. Empty: what the expression of ore compares with a number, else the field that tells ore best.</source>
      <translation>矿石所依据的数值，为组合样的字段或表达式；值高表示为矿石。留空：取矿石表达式中与数字比较的量，没有时取最能区分矿石的字段。</translation>
    </message>
    <message>
      <source>The number that ore is about, as a field or expression; high values mean ore. Empty: what the target compares with a number, else the field that tells ore best.</source>
      <translation>矿石所依据的数值，为字段或表达式；值高表示为矿石。留空：取目标中与数字比较的量，没有时取最能区分矿石的字段。</translation>
    </message>
    <message>
      <source>The number to estimate; samples without a value are left out.</source>
      <translation>待估计的数值字段；没有数值的样品不参与。</translation>
    </message>
    <message>
      <source>The one by which the log-ratios were made.</source>
      <translation>生成对数比时所用的变换。</translation>
    </message>
    <message>
      <source>The open project has changes that are not saved. Save them before the project of the run is opened?</source>
      <translation>当前打开的工程有未保存的更改。打开运行的工程之前是否保存？</translation>
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
      <source>The pairwise relative variogram needs values that are not negative, but {n} of {total} are; logarithms and normal scores are negative too.</source>
      <translation>成对相对变异函数需要非负的值，但 {total} 个值中有 {n} 个为负；对数和正态得分也会有负值。</translation>
    </message>
    <message>
      <source>The parent of hole {hole}, {parent}, is not among the collars, descends from it, or has no depth.</source>
      <translation>钻孔 {hole} 的主孔 {parent} 不在孔口表中，或由该钻孔分出，或没有深度。</translation>
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
      <source>The part of the entropy that comes from the members saying different things (.tif); more drilling can take it away.</source>
      <translation>熵中源自各集成成员结果不一致的部分 (.tif)；增加钻探可以消除。</translation>
    </message>
    <message>
      <source>The part of the entropy that comes from the models was asked for, but the network is a single one without dropout. Train an ensemble (NETWORKS above 1), or a network with dropout.</source>
      <translation>要求给出熵中源自模型的部分，但这是单个没有随机失活 (dropout) 的神经网络。请训练集成（NETWORKS 大于 1）或带随机失活的神经网络。</translation>
    </message>
    <message>
      <source>The part of the entropy that comes from the networks or passes saying different things (.tif); more drilling can take it away. It needs an ensemble or dropout.</source>
      <translation>熵中源自各网络或各次前向计算结果不一致的部分 (.tif)；增加钻探可以消除。需要集成或随机失活 (dropout)。</translation>
    </message>
    <message>
      <source>The part on which the members agree (.tif): the ground itself changes over short distances.</source>
      <translation>各集成成员一致的部分 (.tif)：地下情况本身在短距离内就有变化。</translation>
    </message>
    <message>
      <source>The part on which the networks or passes agree (.tif): blocks of such features are of both kinds.</source>
      <translation>各网络或各次前向计算一致的部分 (.tif)：具有这种特征的块体两类都有。</translation>
    </message>
    <message>
      <source>The parts must be different fields of the layer ({known}), but {given} were given.</source>
      <translation>各组分必须是图层的不同字段（{known}），但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The pass in which each block was estimated, from 1 on (.tif).</source>
      <translation>每个块体在哪一遍搜索中得到估值，从 1 起 (.tif)。</translation>
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
      <source>The probabilities of classes and labels are calibrated by {known} only, but {given} was asked for.</source>
      <translation>类别和标签的概率只能用 {known} 校准，但要求的是 {given}。</translation>
    </message>
    <message>
      <source>The probabilities of {n} blocks were put in order: between 0 and 1, and falling from cutoff to cutoff.</source>
      <translation>已校正 {n} 个块体的概率的次序关系：使其在 0 至 1 之间，并随边界品位的升高而递减。</translation>
    </message>
    <message>
      <source>The probability from which on a block is called ore: that of the network, or chosen anew on the validation blocks by best F1, ROC point nearest to (0, 1), a fixed number, Youden's index, least cost, or a share of the ground. The report shows all of them side by side.</source>
      <translation>块体判为矿石的概率阈值：采用神经网络的阈值，或在验证块体上重新选择：F1 最大、ROC 曲线上距 (0, 1) 最近的点、固定值、Youden 指数最大、代价最小，或按给定的地段比例。报告将各种阈值并列显示。</translation>
    </message>
    <message>
      <source>The published protocol is validated without these settings of kriging: {names}.</source>
      <translation>验证已发表流程时不采用以下克里金设置：{names}。</translation>
    </message>
    <message>
      <source>The published protocol kriges grades, rocks and ore into blocks and trains a network on them. Done strictly, it sees known composites only. As usual, it is kriged from all data and only the blocks nearest to withheld composites are kept from training, so that the answers are in its features. Between the two lies {gain} of AUC.</source>
      <translation>已发表流程将品位、岩石和矿石克里金到块体中，并用这些块体训练神经网络。严格执行时，只使用已知的组合样。按惯常做法，则由全部数据克里金，训练时只去掉距留出组合样最近的块体，因此答案已包含在特征之中。两者的 AUC 相差 {gain}。</translation>
    </message>
    <message>
      <source>The raster of the uncertainty has no value at any of the {part} blocks: which of them are the most uncertain is not known, and none are left out.</source>
      <translation>不确定性栅格在所有{part}块体上都没有值:无法得知其中哪些最不确定,因此没有剔除任何块体。</translation>
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
      <source>The rasters in that folder.</source>
      <translation>该文件夹中的各栅格。</translation>
    </message>
    <message>
      <source>The rasters in the folder, for a model.</source>
      <translation>文件夹中的各栅格，供模型使用。</translation>
    </message>
    <message>
      <source>The reference block is {kind}, but found among all labelled blocks, because it is not known which of them the network was trained on.</source>
      <translation>参照块体为{kind}，但取自全部有标签的块体，因为不知道神经网络是用其中哪些训练的。</translation>
    </message>
    <message>
      <source>The reference block is {kind}, found among the training blocks.</source>
      <translation>参照块体为{kind}，取自训练块体。</translation>
    </message>
    <message>
      <source>The reference block needs a class that the network knows: {name} is one of {known}, but {given} was given.</source>
      <translation>参照块体需要神经网络认识的类别：{name} 为 {known} 之一，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The reference block needs a number for {name}, but {given} was given.</source>
      <translation>参照块体的 {name} 需要一个数值，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The root mean square error is {first} on all {part} blocks, {last} on the surer half of them. A line that does not fall says that the uncertainty does not know where the network errs. R² is that of the blocks that are left: where they differ less, it falls though errors fall too.</source>
      <translation>全部{part}块体的均方根误差为 {first}，其中较确定的一半为 {last}。曲线若不下降，说明不确定性并不知道神经网络在何处出错。R² 为所留块体的 R²：若它们彼此差别较小，即使误差下降，R² 也会下降。</translation>
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
      <source>The same as logarithms</source>
      <translation>同上，取对数</translation>
    </message>
    <message>
      <source>The same block models, for the next step of a model.</source>
      <translation>同一批块体模型，供模型的下一步使用。</translation>
    </message>
    <message>
      <source>The same for text fields; auto: the first column of lithology and of alteration.</source>
      <translation>同上，用于文本字段；auto：岩性表和蚀变表各自的第一列。</translation>
    </message>
    <message>
      <source>The same for {first} and {second} at once. White: pairs of values that no block is near; what the network would say there has never been seen.</source>
      <translation>同样的内容，{first} 与 {second} 同时变化。白色：附近没有块体的取值组合；神经网络从未见过那里的情况。</translation>
    </message>
    <message>
      <source>The same for {first} and {second} at once. White: pairs of values that no composite is near; what the model would say there has never been seen.</source>
      <translation>同样的内容，{first} 与 {second} 同时变化。白色：附近没有组合样的取值组合；模型从未见过那里的情况。</translation>
    </message>
    <message>
      <source>The same, measured upright to the direction; empty: no limit.</source>
      <translation>同上，但沿垂直于该方向的竖向量取；留空：不限制。</translation>
    </message>
    <message>
      <source>The samples (.gpkg) with value, estimate, residual (estimate minus value) and its expected size.</source>
      <translation>样品 (.gpkg)，含样品值、估计值、残差（估计值减样品值）及其预期大小。</translation>
    </message>
    <message>
      <source>The samples do not say that they come from several holes, and so not how far apart holes usually are; give the distance from which on a block is not near them any more as REACH.</source>
      <translation>样品未标明来自多个钻孔，因而无法得知钻孔之间通常相距多远；请用 REACH 给出块体与样品相距多远起不再算邻近。</translation>
    </message>
    <message>
      <source>The samples do not say which hole they belong to (no field such as hole_id); leave out by sample instead.</source>
      <translation>样品未标明所属钻孔（没有 hole_id 之类的字段）；请改为按样品剔除。</translation>
    </message>
    <message>
      <source>The samples of {n} blocks cannot show the drift, such as those along one hole; these blocks were estimated with a simpler one.</source>
      <translation>{n} 个块体的样品无法反映漂移（例如都沿同一钻孔）；这些块体改用更简单的漂移估值。</translation>
    </message>
    <message>
      <source>The samples spread along {n} of 3 directions only; there is no drift across them.</source>
      <translation>样品只沿 3 个方向中的 {n} 个展布；在其余方向上没有漂移。</translation>
    </message>
    <message>
      <source>The scored blocks are all alike: there is nothing to tell apart, and importance says nothing.</source>
      <translation>被评分的块体全都相同：没有可区分的内容，重要性不能说明任何问题。</translation>
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
      <source>The setting {key} is given twice; once is needed.</source>
      <translation>设置 {key} 给出了两次；只能给出一次。</translation>
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
      <source>The settings as given</source>
      <translation>所给的设置</translation>
    </message>
    <message>
      <source>The settings {path} are nested too deeply.</source>
      <translation>设置文件 {path} 的嵌套层数过多。</translation>
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
      <source>The settings {path} have no section network, which is needed: a JSON object with settings such as hidden_layers.</source>
      <translation>设置文件 {path} 缺少必需的 network 部分：它是一个 JSON 对象，包含 hidden_layers 之类的设置。</translation>
    </message>
    <message>
      <source>The settings {path} must be a JSON object, {{…}}.</source>
      <translation>设置文件 {path} 必须为 JSON 对象，即 {{…}}。</translation>
    </message>
    <message>
      <source>The shortest range must lie below the longest, but {shortest} and {longest} were given.</source>
      <translation>最小变程必须小于最大变程，但给出的是 {shortest} 和 {longest}。</translation>
    </message>
    <message>
      <source>The sill of the model is {share} of the variance of the samples: samples that cluster, a trend or a distance that is too short can be why.</source>
      <translation>模型的基台值为样品方差的 {share}：可能是样品丛聚、存在趋势或距离过小所致。</translation>
    </message>
    <message>
      <source>The size of cells that gives the lowest mean (minimum), where rich ground was drilled densely, or the highest (maximum), where poor ground was.</source>
      <translation>取使均值最低 (minimum) 的单元尺寸，用于富矿地段钻孔密集的情况；或使均值最高 (maximum) 的单元尺寸，用于贫矿地段钻孔密集的情况。</translation>
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
      <source>The split that the training wrote. Importance is then found on test blocks; without it training blocks may be among them, and the report says so.</source>
      <translation>训练时写出的数据划分。此时在测试块体上计算重要性；未给出时，其中可能含有训练块体，报告会予以说明。</translation>
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
      <source>The table of classes has no column of names; its columns are {columns}.</source>
      <translation>类别表没有名称列；其列为 {columns}。</translation>
    </message>
    <message>
      <source>The table of classes has no names in its column {column}.</source>
      <translation>类别表的 {column} 列中没有名称。</translation>
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
      <source>The tables of {name} have been written.</source>
      <translation>{name} 的表已写出。</translation>
    </message>
    <message>
      <source>The tails must end at or beyond the values, which reach from {smallest} to {largest}, but they end at {low} and {high}.</source>
      <translation>分布的尾部必须止于数据范围的端点或其外；数据范围为 {smallest} 至 {largest}，但尾部止于 {low} 和 {high}。</translation>
    </message>
    <message>
      <source>The target multi_label needs further labels, and no other target takes them, but {more} were given for the target {target}.</source>
      <translation>目标 multi_label 需要其他标签，而别的目标都不使用其他标签，但给出了 {more} 个其他标签，目标为 {target}。</translation>
    </message>
    <message>
      <source>The target {target} is about no number; learning sees ore and waste only, no grade.</source>
      <translation>矿石定义 {target} 不涉及任何数值；学习时只看到矿石与废石，看不到品位。</translation>
    </message>
    <message>
      <source>The target {target} makes {ore} composites ore and {waste} waste; both are needed.</source>
      <translation>目标 {target} 使 {ore} 个组合样为矿石、{waste} 个为废石；两者都必须有。</translation>
    </message>
    <message>
      <source>The template of settings {path} would replace the settings that are given; another name is needed.</source>
      <translation>设置模板 {path} 会覆盖给出的设置文件；请改用其他名称。</translation>
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
      <source>The text of the reference block names {given}, but the network has no such feature; it has {names}.</source>
      <translation>参照块体的文本中有 {given}，但神经网络没有这个特征；其特征为 {names}。</translation>
    </message>
    <message>
      <source>The threshold when it is fixed; 0.85 as published.</source>
      <translation>固定阈值时的取值；已发表的方法为 0.85。</translation>
    </message>
    <message>
      <source>The threshold {threshold} has the highest F1 on the validation blocks.</source>
      <translation>阈值 {threshold} 在验证块体上的 F1 最大。</translation>
    </message>
    <message>
      <source>The threshold {threshold} is that of the point of the validation blocks' ROC curve nearest to the corner.</source>
      <translation>阈值 {threshold} 取自验证块体 ROC 曲线上距角点最近的点。</translation>
    </message>
    <message>
      <source>The threshold {threshold} may have been chosen on some of these very blocks. An accuracy means little unless it is above the share of the larger class. The publication's figures come from another deposit.</source>
      <translation>阈值 {threshold} 可能是在这些块体中的一部分上选择的。准确率只有高于较大类别的比例才有意义。已发表文献的数字来自另一个矿床。</translation>
    </message>
    <message>
      <source>The threshold {threshold} was chosen without the test blocks. An accuracy means little unless it is above the share of the larger class. The publication's figures come from another deposit.</source>
      <translation>阈值 {threshold} 的选择未使用测试块体。准确率只有高于较大类别的比例才有意义。已发表文献的数字来自另一个矿床。</translation>
    </message>
    <message>
      <source>The threshold {threshold} was fixed beforehand.</source>
      <translation>阈值 {threshold} 为事先固定。</translation>
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
      <source>The training began anew: what an ended run had kept of it is that of other blocks, settings, device or software.</source>
      <translation>训练重新开始：先前终止的运行所保留的状态属于其他块体、设置、设备或软件。</translation>
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
      <source>The training of the network with the seed {seed} diverged: the loss is no number any more. A learning rate below {rate} or another scaling is needed.</source>
      <translation>随机种子为 {seed} 的神经网络训练发散：损失已不再是数字。需要低于 {rate} 的学习率，或改用其他缩放方式。</translation>
    </message>
    <message>
      <source>The triangle must be square, with as many rows as the other matrix has columns.</source>
      <translation>三角矩阵必须为方阵，其行数等于另一矩阵的列数。</translation>
    </message>
    <message>
      <source>The true ore of this deposit is known. On the same {n} blocks the published way has an AUC of {published} against it and the honest way {honest}; the log-loss, which punishes false confidence, is {sure} and {unsure}.</source>
      <translation>本矿床的真实矿体已知。在相同的 {n} 个块体上与之对照，已发表方法的 AUC 为 {published}，如实方法为 {honest}；对盲目自信予以惩罚的对数损失分别为 {sure} 和 {unsure}。</translation>
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
      <source>The unit must be one of {known}, but {given} was given.</source>
      <translation>单位必须为 {known} 之一，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The validation part does not hold both classes; the threshold was chosen on the training part.</source>
      <translation>验证部分没有同时包含两类；阈值在训练部分选择。</translation>
    </message>
    <message>
      <source>The validation part holds one class only and has no AUC; the loss chose the network.</source>
      <translation>验证部分只有一类，没有 AUC；改按损失选择神经网络。</translation>
    </message>
    <message>
      <source>The values have the shape {given}, but the block model needs {needed} or one value per block of its domain.</source>
      <translation>数值的形状为 {given}，而块体模型需要 {needed}，或估值域内每个块体一个值。</translation>
    </message>
    <message>
      <source>The variance of each of these estimates.</source>
      <translation>上述各项克里金估计的方差。</translation>
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
      <source>The variogram is of values on the scale {given}, but they are kriged on the scale {wanted}; both must be the same.</source>
      <translation>变异函数的数值尺度为 {given}，而克里金的数值尺度为 {wanted}；两者必须相同。</translation>
    </message>
    <message>
      <source>The variogram still rises at its end ({distance}): its longest range, {reach}, is the longest allowed. There may be a trend; look at a shorter distance, or krige with a drift.</source>
      <translation>变异函数在其末端（{distance}）仍在上升：其最大变程 {reach} 已达到允许的最大值。可能存在趋势；请缩短距离，或采用带漂移的克里金。</translation>
    </message>
    <message>
      <source>The variogram {path} cannot be read: {reason}.</source>
      <translation>无法读取变异函数 {path}：{reason}。</translation>
    </message>
    <message>
      <source>The withheld composites (.gpkg) with ore, fold and what each method said of them.</source>
      <translation>留出的组合样 (.gpkg)，含 ore、所属的折以及各方法对其给出的结果。</translation>
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
      <source>The {holes} drillholes ({drilled} {unit}) were desurveyed by {method} and composited to {length} {unit}: {n} composites, of which {ore} are ore, that is {expression}.</source>
      <translation>{holes} 个钻孔（共 {drilled} {unit}）用 {method} 计算轨迹，并组合为 {length} {unit}：共 {n} 个组合样，其中 {ore} 个为矿，即 {expression}。</translation>
    </message>
    <message>
      <source>The {name} has the shape {given}, but the grid's plan has {needed}.</source>
      <translation>{name} 的形状为 {given}，而网格的平面为 {needed}。</translation>
    </message>
    <message>
      <source>The {name} of a {model} structure must lie between {lowest} and {highest}, but {given} was given.</source>
      <translation>{model} 结构的{name}必须在 {lowest} 与 {highest} 之间，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>The {n} composites are all ore or all waste: there is nothing to explain.</source>
      <translation>{n} 个组合样全部为矿石或全部为废石：没有可解释的内容。</translation>
    </message>
    <message>
      <source>The {n} of {total} holes that stand out most; the layer of residuals has all samples.</source>
      <translation>{total} 个钻孔中表现最异常的 {n} 个；残差图层含有全部样品。</translation>
    </message>
    <message>
      <source>The {n} {blocks} are all alike: there is nothing to tell apart, and nothing to explain.</source>
      <translation>{n} 个{blocks}全都相同：没有可区分的内容，也没有可解释的内容。</translation>
    </message>
    <message>
      <source>The {part} blocks are all of one class: there is nothing to tell apart.</source>
      <translation>{part}块体全属一类：没有可区分的内容。</translation>
    </message>
    <message>
      <source>The {part} blocks in ten parts by their estimate. Above the grey line there is more than was estimated, below it less; a line flatter than it says that high estimates are too high.</source>
      <translation>{part}块体按估值分为十等份。高于灰线表示实际值大于估值，低于灰线表示小于估值；比灰线平缓说明高估值偏高。</translation>
    </message>
    <message>
      <source>The {part} blocks, each class or label against all others. A class of few blocks in few places has wide intervals, or none: its figures say little of new ground.</source>
      <translation>{part}块体，每个类别或标签与其余全部对照。块体少且只在少数地点出现的类别，区间较宽或没有区间：其指标难以说明新地段的情况。</translation>
    </message>
    <message>
      <source>The {part} blocks, each class or label against all others; where there are many, the {n} that most blocks have. The last plot (DET) shows both errors on the scale of a normal distribution, the lower the better; the grey line is chance. Bands are in the file of scores, all points in that of curves.</source>
      <translation>{part}块体，每个类别或标签与其余全部对照；类别或标签较多时，只显示块体最多的 {n} 个。最后一幅图 (DET) 以正态分布的刻度显示两类错误，越低越好；灰线为随机水平。条带见评分文件，全部点见曲线文件。</translation>
    </message>
    <message>
      <source>The {part} blocks, with bands of the same intervals. The third plot (DET) shows both errors on the scale of a normal distribution: nearly a straight line, the lower the better; the grey one is chance.</source>
      <translation>{part}块体，带有同样区间的条带。第三幅图 (DET) 以正态分布的刻度显示两类错误：接近直线，越低越好；灰线为随机水平。</translation>
    </message>
    <message>
      <source>The {shown} of {n} features that are missed most when they alone are shuffled; the table of importance holds all. What one feature tells, others of its kind tell too, so that small figures are to be expected.</source>
      <translation>{n} 个特征中单独打乱时影响最大的 {shown} 个；全部特征见重要性表。一个特征所含的信息，同类的其他特征也含有，因此数值较小是正常的。</translation>
    </message>
    <message>
      <source>The {table} along the holes need that table, but it was not given.</source>
      <translation>沿钻孔的{table}需要相应的表，但未给出。</translation>
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
      <source>The {table} begin with a byte-order mark: they were read as {encoding}, and the mark was taken away.</source>
      <translation>{table}表以字节顺序标记 (BOM) 开头：已按 {encoding} 读取，并去掉该标记。</translation>
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
      <source>The {table} have no row that can be drawn.</source>
      <translation>{table}表没有可绘制的行。</translation>
    </message>
    <message>
      <source>The {table} have several columns that may be {role}; {taken} was taken, not {others}.</source>
      <translation>{table}表中有多个列可能是 {role}；采用了 {taken}，未采用 {others}。</translation>
    </message>
    <message>
      <source>The {table} of hole {hole} ends at {end:g}, but the hole at {bottom:g}.</source>
      <translation>{table}表中钻孔 {hole} 止于 {end:g}，而钻孔止于 {bottom:g}。</translation>
    </message>
    <message>
      <source>The {table} were read with the {delimiter} as delimiter.</source>
      <translation>{table}表以{delimiter}作为分隔符读取。</translation>
    </message>
    <message>
      <source>Their names, with commas between.</source>
      <translation>其名称，以逗号分隔。</translation>
    </message>
    <message>
      <source>There are no blocks to score.</source>
      <translation>没有可评分的块体。</translation>
    </message>
    <message>
      <source>There are no blocks with all features that a reference block could be found among.</source>
      <translation>没有具备全部特征、可从中求得参照块体的块体。</translation>
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
      <source>There are no validation blocks of both classes: the threshold was chosen on the scored blocks themselves, and the figures at it are too good.</source>
      <translation>没有同时包含两类的验证块体：阈值就在被评分的块体上选择，该阈值下的指标偏高。</translation>
    </message>
    <message>
      <source>There are no {argument}; at least one is needed.</source>
      <translation>没有{argument}；至少需要一个。</translation>
    </message>
    <message>
      <source>There are no {part} blocks with a label; choose another part.</source>
      <translation>没有带标签的{part}块体；请选择其他部分。</translation>
    </message>
    <message>
      <source>There are {layers} hidden layers, but dropout or batch normalisation of {given} were given.</source>
      <translation>隐藏层有 {layers} 个，但给出了 {given} 个随机失活或批归一化设置。</translation>
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
      <source>There is no Python at {path}. Name the file of a Python that is there, such as that of an environment (bin/python, on Windows Scripts\python.exe); the action report lists those that were found. The Python used so far stays in use.</source>
      <translation>{path} 处没有 Python。请指定实际存在的 Python 文件，例如某个环境中的 Python（bin/python，Windows 上为 Scripts\python.exe）；操作 report 会列出已找到的 Python。继续使用此前的 Python。</translation>
    </message>
    <message>
      <source>There is no domain {unknown}; the domains are {known}.</source>
      <translation>没有估值域 {unknown}；现有估值域为 {known}。</translation>
    </message>
    <message>
      <source>There is no folder of wheels at {given}.</source>
      <translation>{given} 处没有 wheel 文件夹。</translation>
    </message>
    <message>
      <source>There is no grade {field}; the grades are {known}.</source>
      <translation>没有品位 {field}；现有品位为 {known}。</translation>
    </message>
    <message>
      <source>There is no job called {given}.</source>
      <translation>没有名为 {given} 的任务。</translation>
    </message>
    <message>
      <source>There is no mean AUC: when half of the blocks are left out, no class or label is there beside others.</source>
      <translation>没有平均 AUC:剔除一半块体后,没有任何类别或标签与其他的并存。</translation>
    </message>
    <message>
      <source>There is no ore among the {n} training blocks: the split puts all of it elsewhere. Choose another split.</source>
      <translation>{n} 个训练块体中没有矿石：划分把矿石全部分到了别处。请选择其他划分方式。</translation>
    </message>
    <message>
      <source>There is no setting {key}; did you mean {near}? The settings{place} are {known}.</source>
      <translation>没有设置 {key}；是否指 {near}？可用的设置{place}：{known}。</translation>
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
      <source>These are not the composites that the model learned from, or some of them have changed: the scores of its report do not hold for what it says here. Train on these composites.</source>
      <translation>这些不是模型学习时所用的组合样，或其中一部分已有改动：模型报告中的评分不适用于此处的结果。请用这些组合样训练。</translation>
    </message>
    <message>
      <source>These are not the composites that the model learned from, or some of them have changed: what it leans on is found by learning again from the same. Give those, or train on these.</source>
      <translation>这些不是模型学习时所用的组合样，或其中有些已经改变：模型依赖什么，要用相同的组合样重新学习才能求得。请给出原来的组合样，或用这些组合样训练。</translation>
    </message>
    <message>
      <source>These figures ask no held-out hole. At holes held out of everything the honest way has an AUC of {auc}.</source>
      <translation>这些数字没有用任何留出的钻孔检验。在从头到尾均未参与的留出钻孔处，如实方法的 AUC 为 {auc}。</translation>
    </message>
    <message>
      <source>This is not a codebook of Oresight: {reason} is missing or wrong.</source>
      <translation>这不是 Oresight 的编码表：{reason} 缺失或有误。</translation>
    </message>
    <message>
      <source>This is not a variogram: it has no {name}. A variogram has a nugget, and structures with model, sill and three ranges.</source>
      <translation>这不是变异函数：缺少 {name}。变异函数应有块金值，以及各含模型、基台值和三个变程的结构。</translation>
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
      <source>This script predicts with {file} alone, without Oresight and QGIS: it needs Python with PyTorch, safetensors and numpy, and a CSV table with a row for each block and a column for each feature. It gives the same numbers as Predict probability. Export network writes it to a file of its own, and the network as ONNX, which other software runs.</source>
      <translation>本脚本只用 {file} 就能预测，不需要 Oresight 和 QGIS：需要装有 PyTorch、safetensors 和 numpy 的 Python，以及一个 CSV 表，每个块体一行、每个特征一列。得到的数值与“预测概率”相同。“导出神经网络”可将它单独写成文件，并将神经网络写成 ONNX，供其他软件运行。</translation>
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
      <source>This was tried in this evaluation: the file of the network holds no calibration, and Predict probability gives calibrated probabilities only once the network is trained again.</source>
      <translation>这是在本次评估中尝试的:网络文件不含校准,只有重新训练该网络后,“预测概率”才能给出校准后的概率。</translation>
    </message>
    <message>
      <source>Those of the first of {n} networks.</source>
      <translation>为 {n} 个神经网络中第一个的曲线。</translation>
    </message>
    <message>
      <source>Those of the network that is tried first.</source>
      <translation>最先试验的神经网络的隐藏层。</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>阈值</translation>
    </message>
    <message>
      <source>Through the best target, else through the middle of the body. Holes and composites near a section are projected onto it, so that they may lie before or behind the blocks that are shown: not more than about {most} holes, and none from farther than {reach} {unit}. How far they reach is said below each section.</source>
      <translation>通过最佳靶区，否则通过矿体中部。剖面附近的钻孔和组合样投影到剖面上，因此可能位于所示块体的前方或后方：不超过约 {most} 个钻孔，且距离不超过 {reach} {unit}。投影范围写在每个剖面下方。</translation>
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
      <source>To train it, give Train network the file of the best settings, which Run workflow takes too; or these parameters, with the same split:</source>
      <translation>要训练它，请将最佳设置文件交给“训练神经网络”（“运行工作流”也可使用该文件）；或使用以下参数，并采用相同的数据划分：</translation>
    </message>
    <message>
      <source>To train it, give Train network the file of the best settings; or these parameters, with the same split:</source>
      <translation>要训练它，请将最佳设置文件交给“训练神经网络”；或使用以下参数，并采用相同的数据划分：</translation>
    </message>
    <message>
      <source>Tonnage above a cutoff, at {density} t/m³</source>
      <translation>边界品位以上的吨位，密度取 {density} t/m³</translation>
    </message>
    <message>
      <source>Too few hold these kinds of blocks: {kinds}.</source>
      <translation>以下各类块体所在的组或立方体太少：{kinds}。</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>顶部高程</translation>
    </message>
    <message>
      <source>Top cuts</source>
      <translation>特高品位截取</translation>
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
      <source>Train each network so often, from seeds that follow each other, and compare means: one network may be better than another by luck. They are trained together, which costs less than one after another.</source>
      <translation>每个神经网络用连续的随机种子训练这么多次，并比较平均值：一个神经网络可能只是碰巧优于另一个。它们一起训练，比逐个训练省时。</translation>
    </message>
    <message>
      <source>Train network</source>
      <translation>训练神经网络</translation>
    </message>
    <message>
      <source>Train on a random split too</source>
      <translation>另用随机划分训练</translation>
    </message>
    <message>
      <source>Train on composites</source>
      <translation>用组合样训练</translation>
    </message>
    <message>
      <source>Train on so many blocks at most, drawn at random, to be faster; 0 for all.</source>
      <translation>最多用这么多随机抽取的块体训练，以加快速度；0 为使用全部块体。</translation>
    </message>
    <message>
      <source>Train or evaluate a network, or open the record of an earlier run.</source>
      <translation>请训练或评估神经网络，或打开以前运行的记录。</translation>
    </message>
    <message>
      <source>Trained in {duration}.</source>
      <translation>训练用时 {duration}。</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>Training blocks</source>
      <translation>训练块体</translation>
    </message>
    <message>
      <source>Training ended when {n} epochs brought no better validation loss, and went back to the best.</source>
      <translation>验证损失连续 {n} 个轮次未改善时结束训练，并恢复最佳轮次的权重。</translation>
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
      <source>Training was stopped by hand after epoch {epoch} of {epochs}. Of the {networks} networks the {n} that had begun were kept, each as it was at its best epoch. The same settings give other networks when training is not stopped.</source>
      <translation>训练在第 {epoch} 轮（共 {epochs} 轮）后被手动停止。{networks} 个神经网络中保留了已开始训练的 {n} 个，各取其最佳轮次。若不停止，相同设置会得到另一些神经网络。</translation>
    </message>
    <message>
      <source>Training was stopped by hand after epoch {epoch} of {epochs}; the network of epoch {kept} was kept. The same settings give another network when training is not stopped.</source>
      <translation>训练在第 {epoch} 轮（共 {epochs} 轮）后被手动停止；保留了第 {kept} 轮的神经网络。若不停止，相同设置会得到另一个神经网络。</translation>
    </message>
    <message>
      <source>Training {n} networks together</source>
      <translation>正在一起训练 {n} 个神经网络</translation>
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
      <source>Trains a deep neural network to give the probability that a block is ore, from the block's features. The settings are those of the published method unless they are changed. The network is scored on blocks it was not trained on, and the report says how far its figures go beyond calling every block the same. Instead of ore it can learn classes such as rocks, several labels at once, or a number such as a grade.</source>
      <translation>训练深度神经网络，由块体的特征给出其为矿石的概率。除非改动，否则采用已发表方法的设置。神经网络用未参与训练的块体评分，报告会说明其指标比把所有块体判为同一类好多少。除矿石外，还可学习岩石等类别、同时学习多个标签，或学习品位等数值。</translation>
    </message>
    <message>
      <source>Transform</source>
      <translation>变换方式</translation>
    </message>
    <message>
      <source>Transform compositions</source>
      <translation>变换成分数据</translation>
    </message>
    <message>
      <source>Transformed layer</source>
      <translation>变换后的图层</translation>
    </message>
    <message>
      <source>Trial</source>
      <translation>方案</translation>
    </message>
    <message>
      <source>True ore</source>
      <translation>真实矿石</translation>
    </message>
    <message>
      <source>Try steps that grow from 0.000001 until the loss explodes, with a network of its own, and train with a tenth of the rate of the lowest loss; the learning rate above is not used then.</source>
      <translation>另用一个神经网络，从 0.000001 起逐步增大步长，直到损失急剧增大，然后以损失最低处学习率的十分之一训练；此时不使用上面的学习率。</translation>
    </message>
    <message>
      <source>Trying learning rates</source>
      <translation>正在试验学习率</translation>
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
      <source>Turns grades that are parts of a whole into log-ratios (clr, ilr, alr), which vary freely and can be averaged, kriged and learned from like any other numbers, and turns log-ratios back into grades that are positive and sum to the whole. Rows that lack a part get no value.</source>
      <translation>将作为整体组成部分的各品位变换为对数比（clr、ilr、alr），对数比可自由变化，能像其他数值一样求平均、克里金和用于学习；也可将对数比还原为品位，还原后的品位为正且合计等于整体。缺少某个组分的行不赋值。</translation>
    </message>
    <message>
      <source>Turns kriged log-ratios of a composition back into grades in every block: positive, and together never more than the whole. They are the grades of the estimated log-ratios; their mean is not corrected for the logarithm. The counterpart of Transform compositions for block models.</source>
      <translation>将成分数据经克里金得到的对数比还原为每个块体的品位：均为正，且合计绝不超过整体。所得为估计对数比对应的品位；其均值未作对数校正。它是“变换成分数据”对块体模型的逆运算。</translation>
    </message>
    <message>
      <source>Two features together</source>
      <translation>两个特征同时变化</translation>
    </message>
    <message>
      <source>Two fields are called {names}; field names must differ.</source>
      <translation>有两个字段都叫 {names}；字段名不能重复。</translation>
    </message>
    <message>
      <source>Two groups of features are called {name}; each needs its own name.</source>
      <translation>有两组特征都叫 {name}；请分别命名。</translation>
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
      <source>Unassayed stretches</source>
      <translation>未化验段</translation>
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
      <source>Undersampling</source>
      <translation>欠采样</translation>
    </message>
    <message>
      <source>Undersampling needs classes of which a block has one, but the target is {target}.</source>
      <translation>欠采样要求每个块体属于一个类别，但目标为 {target}。</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>单位</translation>
    </message>
    <message>
      <source>Units</source>
      <translation>单位</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>上</translation>
    </message>
    <message>
      <source>Up to this number all pairs of samples are taken; of more, all near ones and a fair draw of the far ones. Memory and time grow with it.</source>
      <translation>样品对不超过此数时全部采用；超过时，近距离的样品对全部采用，远距离的按比例随机抽取。内存和时间随此数增加。</translation>
    </message>
    <message>
      <source>Up to three nested structures by name: spherical, exponential, gaussian, cubic, matern(2.5), power(1.5), such as cubic, spherical. The number is the smoothness (0.1 to 10) or the exponent (below 2); without it the best of three is taken. Empty: those chosen above.</source>
      <translation>最多三个套合结构，按名称给出：spherical、exponential、gaussian、cubic、matern(2.5)、power(1.5)，例如 cubic, spherical。括号中的数为光滑度（0.1 至 10）或指数（小于 2）；不写则取三个值中最好的一个。留空：采用上面所选的结构。</translation>
    </message>
    <message>
      <source>Upper bound of the ranges; empty: one and a half times the longest distance.</source>
      <translation>变程的上限；留空：最大滞后距的一倍半。</translation>
    </message>
    <message>
      <source>Upper end of its interval.</source>
      <translation>其区间的上限。</translation>
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
      <source>Validate workflow</source>
      <translation>验证工作流</translation>
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
      <source>Values of the reference block</source>
      <translation>参照块体的取值</translation>
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
      <source>Variogram maps</source>
      <translation>变异函数图</translation>
    </message>
    <message>
      <source>Variogram of the indicators</source>
      <translation>指示值的变异函数</translation>
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
      <source>Variograms tried</source>
      <translation>试算的变异函数个数</translation>
    </message>
    <message>
      <source>Variograms tried at left-out holes</source>
      <translation>用留出的钻孔试算变异函数</translation>
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
      <source>Voxels of the honest way</source>
      <translation>如实方法的体素</translation>
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
      <source>Way of the search</source>
      <translation>搜索方式</translation>
    </message>
    <message>
      <source>Web page (*.html *.htm);;Text (*.txt)</source>
      <translation>网页 (*.html *.htm);;文本 (*.txt)</translation>
    </message>
    <message>
      <source>Web page (*.html)</source>
      <translation>网页 (*.html)</translation>
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
      <source>Weights of the lags</source>
      <translation>各滞后距的权重</translation>
    </message>
    <message>
      <source>What Oresight is, how it is set up, and how it is used without a window.</source>
      <translation>Oresight 是什么、如何安装设置，以及如何在无窗口方式下使用。</translation>
    </message>
    <message>
      <source>What a missed block of ore costs, when a barren block called ore costs 1: for the threshold by cost.</source>
      <translation>漏判一个矿石块体的代价，以把一个无矿块体判为矿石的代价为 1：用于按代价确定阈值。</translation>
    </message>
    <message>
      <source>What an ended run (process {pid}, since {since}) had left was removed, but for the state of its training: with the same data and settings it goes on from there.</source>
      <translation>一次已终止的运行（进程 {pid}，始于 {since}）遗留的内容已清除，但其训练状态除外：以相同数据和设置运行时从该处继续。</translation>
    </message>
    <message>
      <source>What an ended run (process {pid}, since {since}) had left was removed.</source>
      <translation>一次已终止的运行（进程 {pid}，始于 {since}）遗留的内容已清除。</translation>
    </message>
    <message>
      <source>What codes of the laboratory stand for, before every other rule, one on each line: XX = missing, or -5 = 0.0025.</source>
      <translation>化验室代码所代表的值，优先于其他所有规则，每行一个：XX = missing，或 -5 = 0.0025。</translation>
    </message>
    <message>
      <source>What does the truth say?</source>
      <translation>真实情况说明了什么？</translation>
    </message>
    <message>
      <source>What each feature adds in every block</source>
      <translation>各特征在每个块体中的贡献</translation>
    </message>
    <message>
      <source>What each kind can do alone</source>
      <translation>各类特征单独的作用</translation>
    </message>
    <message>
      <source>What each member is worth at left-out holes</source>
      <translation>各集成成员在留出钻孔处的表现</translation>
    </message>
    <message>
      <source>What is blended, each with the weight that it deserves at left-out holes: network (on what is known around a place), network_places (with coordinates too), linear (logistic regression), boosted (gradient boosting), randomised (extremely randomised trees), randomised_places (the same on turned coordinates alone), graded_places (the same, but they learn the grade), kriging, inverse_distance. Each that is fitted is scored by itself too.</source>
      <translation>参与集成的方法，权重各按其在留出钻孔处的表现确定：network（依据位置周围的已知信息）、network_places（另加坐标）、linear（逻辑回归）、boosted（梯度提升）、randomised（极端随机树）、randomised_places（同样的方法，只用旋转后的坐标）、graded_places（同上，但学习的是品位）、kriging（克里金）、inverse_distance（距离反比）。凡经拟合的方法也各自单独评分。</translation>
    </message>
    <message>
      <source>What is done with names that the earlier codebook or the table does not have: they get codes above its highest (extend), none (missing), or the run stops (refuse). They are named in the log.</source>
      <translation>对已有编码表或类别表中没有的名称的处理方式：在其最大代码之后续编 (extend)、不赋代码 (missing)，或停止运行 (refuse)。这些名称会写入日志。</translation>
    </message>
    <message>
      <source>What is done with what remains at the end of a hole or unit, when it is shorter than half a composite: it is joined to the composite above (merge), kept, or discarded.</source>
      <translation>钻孔或单元末端剩余长度不足半个组合样时的处理方式：并入上一个组合样 (merge)、保留 (keep) 或舍去 (discard)。</translation>
    </message>
    <message>
      <source>What is left of the whole is a part too, the last, so that grades come back in their units. Without it only the ratios among the grades count.</source>
      <translation>整体的剩余部分也作为一个组分，排在最后，使品位能按原单位还原。不含剩余部分时，只有各品位之间的比值起作用。</translation>
    </message>
    <message>
      <source>What is left of the whole needs the unit of every part, in its name as in cu_pct, but {given} were given.</source>
      <translation>计算整体的剩余部分需要每个组分的单位（写在名称中，例如 cu_pct），但给出的是 {given}。</translation>
    </message>
    <message>
      <source>What is missing</source>
      <translation>缺少的内容</translation>
    </message>
    <message>
      <source>What is stated by field is written as in {example}, but {given} was given.</source>
      <translation>按字段指定的值应写成 {example} 的形式，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>What is taken for what</source>
      <translation>哪些类别被判为哪些类别</translation>
    </message>
    <message>
      <source>What is wrong</source>
      <translation>错误内容</translation>
    </message>
    <message>
      <source>What is wrong with the data?</source>
      <translation>数据有什么问题？</translation>
    </message>
    <message>
      <source>What it has over each, in the same draws of holes</source>
      <translation>相对各方法的增益，采用相同的钻孔抽样</translation>
    </message>
    <message>
      <source>What it is worth at new holes</source>
      <translation>在新钻孔处的表现</translation>
    </message>
    <message>
      <source>What it is worth at new holes, beside what is simpler, on one page (.html).</source>
      <translation>在新钻孔处的表现，与较简单的方法对照，单页报告 (.html)。</translation>
    </message>
    <message>
      <source>What it learns from, by kind</source>
      <translation>模型从哪几类特征学习</translation>
    </message>
    <message>
      <source>What kriging does not know was to be carried through the network, but no kriging variances were given.</source>
      <translation>要求将克里金所不能确定的部分传递到神经网络的结果中，但没有给出克里金方差。</translation>
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
      <source>What stands for zeros must be positive and sum to less than the whole, but {given} was given.</source>
      <translation>代替零的值必须为正，且其和小于整体，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>What the best target has most of: the expected volume is volume times mean probability.</source>
      <translation>靶区按哪一项排序:期望体积等于体积乘以平均概率。</translation>
    </message>
    <message>
      <source>What the features are</source>
      <translation>各类特征的含义</translation>
    </message>
    <message>
      <source>What the label is of. Labels that one network is to learn together (target multi_label of Train network) need names of their own, such as au and cu, and the rasters of each are called by them. What a network of one label writes holds the variable ore whatever the name: of one network for au and one for cu, the variables have the same names.</source>
      <translation>标签所指的对象。由一个网络一起学习的多个标签（“训练网络”的目标 multi_label）须各有名称，例如 au 和 cu，各标签的栅格以其命名。只有一个标签的网络，无论标签叫什么，写出的变量都是 ore：分别为 au 和 cu 训练的两个网络，其变量同名。</translation>
    </message>
    <message>
      <source>What the label is: binary, 1 for ore and 0 for barren; multi_class, codes of classes such as rocks, of which each block has one; multi_label, several labels of 1 and 0 at once; regression, a number such as a grade.</source>
      <translation>标签的类型：binary，1 为矿石，0 为无矿；multi_class，岩石等类别的代码，每个块体属于一个类别；multi_label，同时有多个取值为 1 和 0 的标签；regression，品位等数值。</translation>
    </message>
    <message>
      <source>What the model leans on is found at holes that are left out, a third of them at a time, with ore and waste among the others; {holes} holes that do not share a collar, {ore} of {total} composites ore, do not allow that. More drilling is needed.</source>
      <translation>模型依赖什么，是在留出的钻孔处求得的：每次留出三分之一，其余钻孔中须同时有矿石和废石；现有 {holes} 个不共用孔口的钻孔，{total} 个组合样中有 {ore} 个为矿石，无法做到这一点。需要更多钻探。</translation>
    </message>
    <message>
      <source>What the model learns from</source>
      <translation>模型从什么学习</translation>
    </message>
    <message>
      <source>What the model says on average at composites of left-out holes when a feature that is missed most is set to a value in all of them and all others stay as they are; the band holds eight composites in ten. All plots have one scale. Grey: where composites have values; a curve means little where there are none. A flat curve does not say that the kind of feature is not needed: others of its kind hold the answer.</source>
      <translation>在留出钻孔的全部组合样中，将某个影响最大的特征设为同一值、其他特征保持不变时，模型的平均结果；条带包含十分之八的组合样。各图采用同一刻度。灰色：组合样取值所在之处；没有组合样取值之处，曲线意义不大。曲线平缓并不说明不需要这类特征：同类的其他特征也含有答案。</translation>
    </message>
    <message>
      <source>What the network leans on</source>
      <translation>神经网络依赖什么</translation>
    </message>
    <message>
      <source>What the network leans on, on one page (.html).</source>
      <translation>神经网络依赖什么，汇总于一页 (.html)。</translation>
    </message>
    <message>
      <source>What the network says on average at each value of each feature, with spread and band (.csv).</source>
      <translation>神经网络在各特征的各取值处的平均结果，附离散程度和条带 (.csv)。</translation>
    </message>
    <message>
      <source>What the network says on average when a feature is set to a value in every block and all others stay as they are; the band holds eight blocks in ten. All plots have one scale. Grey: where blocks have values; a curve means little where there are none.</source>
      <translation>在每个块体中将某一特征设为同一值、其他特征保持不变时，神经网络的平均结果；条带包含十分之八的块体。各图采用同一刻度。灰色：块体取值所在之处；没有块体取值之处，曲线意义不大。</translation>
    </message>
    <message>
      <source>What the published way says of itself</source>
      <translation>已发表方法对自身的评价</translation>
    </message>
    <message>
      <source>What the run said</source>
      <translation>运行中的信息</translation>
    </message>
    <message>
      <source>What the training had finished is kept in the hidden folder {folder}. The next run with the same data and settings goes on from it; without need of it, the folder may be deleted.</source>
      <translation>训练已完成的部分保存在隐藏文件夹 {folder} 中。下一次以相同数据和设置运行时从该处继续；若不需要，可删除该文件夹。</translation>
    </message>
    <message>
      <source>What they are drawn from, with the kriged value as mean and the kriging variance as variance: normal, for values kriged as they are; lognormal, for kriged logarithms and, as the nearest to it, for skew grades kriged by normal scores. Normal draws of a grade may fall below zero; indicators are cut to 0 to 1.</source>
      <translation>抽样所用的分布，以克里金值为均值、克里金方差为方差：normal，用于直接克里金的值；lognormal，用于对数克里金的值，并作为最接近的近似用于以正态得分克里金的偏斜品位。品位的 normal 抽样可能小于零；指示值截断到 0 至 1。</translation>
    </message>
    <message>
      <source>What to do</source>
      <translation>处理方法</translation>
    </message>
    <message>
      <source>What training makes small: the cross-entropy, as published; focal, which turns to the blocks that are called wrongly; or the distance between probability and label: mean square, mean absolute, or Huber's, which is square for small and straight for large errors. Numbers need one of the latter; cross-entropy stands for the mean square there.</source>
      <translation>训练要减小的量：交叉熵（同已发表的方法）；focal，侧重判错的块体；或概率与标签的差距：均方误差、平均绝对误差，或 Huber 损失（误差小时为平方，误差大时为线性）。目标为数值时须用后三者之一；此时选交叉熵即按均方误差处理。</translation>
    </message>
    <message>
      <source>What was learned, with all that prediction needs but the composites (.safetensors).</source>
      <translation>学习所得的模型，包含除组合样外预测所需的全部内容 (.safetensors)。</translation>
    </message>
    <message>
      <source>What was not assayed</source>
      <translation>未化验部分</translation>
    </message>
    <message>
      <source>What was read</source>
      <translation>读取的内容</translation>
    </message>
    <message>
      <source>What was tried</source>
      <translation>试算方案</translation>
    </message>
    <message>
      <source>What was tried, with figures and curves, and what was chosen (.html).</source>
      <translation>试验过的设置及其指标和曲线，以及选中的结果 (.html)。</translation>
    </message>
    <message>
      <source>What would the usual way of testing have said?</source>
      <translation>按惯常的检验方式会得出什么结论？</translation>
    </message>
    <message>
      <source>When uncertain blocks are left out</source>
      <translation>剔除不确定块体后的结果</translation>
    </message>
    <message>
      <source>Where a composite is ore: the field ore of the composites, or an expression such as "cu_pct" &gt;= 0.3. Composites for which it is not known are left out.</source>
      <translation>组合样在何处为矿石：组合样的字段 ore，或 "cu_pct" &gt;= 0.3 之类的表达式。是否为矿石未知的组合样不参与。</translation>
    </message>
    <message>
      <source>Where its uncertainty is high: of all test blocks it calls {all} rightly, of the surer half {surer}. The uncertainty is {what}.</source>
      <translation>在其不确定性高的地方：在全部测试块体中判断正确 {all}，在较确定的一半中为 {surer}。这里的不确定性是{what}。</translation>
    </message>
    <message>
      <source>Where not to trust it</source>
      <translation>何处不可信</translation>
    </message>
    <message>
      <source>Where should it not be trusted?</source>
      <translation>在何处不应相信它？</translation>
    </message>
    <message>
      <source>Where the applicability is given: the worst that a block of a target may be, of inside, doubtful, beyond (the drilling) and outside (all is taken).</source>
      <translation>给出适用性时：靶区块体所允许的最差等级，可为 inside（范围内）、doubtful（存疑）、beyond（超出钻探）和 outside（范围外；此时全部接受）。</translation>
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
      <source>Where the honest way applies</source>
      <translation>如实方法的适用范围</translation>
    </message>
    <message>
      <source>Where the network is computed; auto takes CUDA where there is one, else the CPU.</source>
      <translation>神经网络的计算位置；auto 有 CUDA 时使用 CUDA，否则使用 CPU。</translation>
    </message>
    <message>
      <source>Where the prediction applies, as Predict from composites or Predict probability gives it: blocks below or beyond the drilling, or unlike what was learned from, are hatched.</source>
      <translation>预测的适用性，由“用组合样预测”或“预测概率”给出：位于钻探深度以下或钻探范围以外、或与学习所用样品不相似的块体，用斜线标出。</translation>
    </message>
    <message>
      <source>Where the prediction applies, as Predict from composites or Predict probability gives it: blocks below or beyond the drilling, or unlike what was learned from, are no part of a target.</source>
      <translation>预测的适用性，由“用组合样预测”或“预测概率”给出：位于钻探深度以下或钻探范围以外、或与学习所用样品不相似的块体，不计入靶区。</translation>
    </message>
    <message>
      <source>Where the prediction applies, as Predict from composites or Predict probability gives it: voxels below or beyond the drilling, or unlike what was learned from, are faint.</source>
      <translation>预测的适用性，由“用组合样预测”或“预测概率”给出：位于钻探深度以下或钻探范围以外、或与学习所用样品不相似的体素，淡化显示。</translation>
    </message>
    <message>
      <source>Where they are few, the intervals are wider than the draws, as new ground differs more than these do. A figure of fewer than {fewest} of them, counted as if of one size, has no interval: it would promise too much.</source>
      <translation>组（或立方体）较少时，区间比抽样结果更宽，因为新地段的差异大于已有各组之间的差异。按大小相同折算后，若某项指标的组数少于 {fewest}，则不给出区间：否则会言过其实。</translation>
    </message>
    <message>
      <source>Where to drill?</source>
      <translation>在哪里施钻？</translation>
    </message>
    <message>
      <source>Where {field} was not assayed, {value:g} was taken over a length of {length:.6g}, in holes that have it elsewhere.</source>
      <translation>在 {field} 未化验处取 {value:g}，涉及长度 {length:.6g}，限于其他部位有该品位的钻孔。</translation>
    </message>
    <message>
      <source>Whether SGD looks ahead along its momentum.</source>
      <translation>SGD 是否沿动量方向作前瞻。</translation>
    </message>
    <message>
      <source>Whether a block is like those that the network was trained on, and near the data where samples or distances are given: 0 inside, 1 doubtful, 2 below or beyond the drilling, 3 outside (.tif). Its style is a veil to lay over the probability; Rank targets leaves blocks out by it.</source>
      <translation>块体与神经网络的训练块体是否相似；给出样品或距离时，还看是否邻近数据：0 范围内，1 存疑，2 位于钻探深度以下或钻探范围以外，3 范围外 (.tif)。其样式为一层半透明蒙版，可叠加在概率之上；“钻探靶区排序”据此排除块体。</translation>
    </message>
    <message>
      <source>Whether a block is like what was learned from: 0 inside, 1 doubtful, 2 below or beyond the drilling, 3 outside (.tif). Its style is a veil to lay over the probability.</source>
      <translation>块体与学习所用样品是否相似：0 范围内，1 存疑，2 位于钻探深度以下或钻探范围以外，3 范围外 (.tif)。其样式为一层半透明蒙版，可叠加在概率之上。</translation>
    </message>
    <message>
      <source>Whether probabilities mean what they say</source>
      <translation>概率是否名副其实</translation>
    </message>
    <message>
      <source>Whether ranges may differ by direction; what decides whether they do is below.</source>
      <translation>变程是否可以随方向变化；判断依据见下。</translation>
    </message>
    <message>
      <source>Whether the AUC is better than chance, and what is missed for certain, cannot be told.</source>
      <translation>该 AUC 是否优于随机水平，以及打乱哪些特征有确定的影响，均无法判断。</translation>
    </message>
    <message>
      <source>Whether the model does better than chance at left-out holes cannot be told (AUC {auc:.3f}): ore or waste lies in too few groups of holes for an interval. Importance may say nothing about the ground.</source>
      <translation>无法判断模型在留出的钻孔处是否优于随机水平 (AUC {auc:.3f})：含矿石或含废石的钻孔组太少，无法给出区间。重要性可能不能说明地下情况。</translation>
    </message>
    <message>
      <source>Whether the network does better than chance on these blocks cannot be told ({measure} {value:.3f}): too few groups hold what that is made of for an interval. Importance may say nothing about the ground.</source>
      <translation>无法判断神经网络在这些块体上是否优于随机水平（{measure} {value:.3f}）：计算该指标所依据的组太少，无法给出区间。重要性可能不能说明地下情况。</translation>
    </message>
    <message>
      <source>Whether the network is better than the best simpler way, {best}, cannot be said: the AUCs differ by {gain}, but ore or barren ground lies in too few groups for an interval.</source>
      <translation>无法判断神经网络是否优于较简单方法中最好的{best}：AUC 相差 {gain}，但矿石或无矿地段所在的组过少，无法给出区间。</translation>
    </message>
    <message>
      <source>Whether what is left of the whole was a part too; then the grades come back in their units.</source>
      <translation>整体的剩余部分当时是否也作为一个组分；若是，则品位按原单位还原。</translation>
    </message>
    <message>
      <source>Which dips point down; auto: the sign that more holes have. What was found is said in the log.</source>
      <translation>哪种符号的倾角表示向下；auto：多数钻孔所用的符号。判断结果会写入日志。</translation>
    </message>
    <message>
      <source>Which ground lies far from the drilling or is unlike the training blocks was not looked at here.</source>
      <translation>这里没有考察哪些地段远离钻探或与训练块体不相像。</translation>
    </message>
    <message>
      <source>Which member leans on what</source>
      <translation>各集成成员依赖什么</translation>
    </message>
    <message>
      <source>Which of its members do the data support?</source>
      <translation>数据支持其中哪些集成成员？</translation>
    </message>
    <message>
      <source>Which threshold</source>
      <translation>选用哪个阈值</translation>
    </message>
    <message>
      <source>Which threshold for each</source>
      <translation>各类别或标签选用哪个阈值</translation>
    </message>
    <message>
      <source>Which way the run goes. published: a network learns from kriged blocks, the method as it was published. honest: composites are learned from without their own hole, and scored at held-out holes. both: one after the other, side by side in the report.</source>
      <translation>运行采用的方法。published：用克里金得到的块体训练神经网络，即已发表的方法。honest：用组合样学习，不使用其自身所在的钻孔，并在留出的钻孔上评分。both：先后运行两种方法，在报告中并列对照。</translation>
    </message>
    <message>
      <source>Whole holes were withheld, those with a common collar together.</source>
      <translation>留出整孔，共用孔口的钻孔一起留出。</translation>
    </message>
    <message>
      <source>Whole numbers and ranges, such as 1-8 or 1,2,4; their widths follow the first of the rules. Empty: only the hidden layers as given.</source>
      <translation>整数和范围，例如 1-8 或 1,2,4；其宽度按所选的第一个宽度规则确定。留空：只用所给的隐藏层。</translation>
    </message>
    <message>
      <source>Why these versions</source>
      <translation>采用这些版本的原因</translation>
    </message>
    <message>
      <source>Width of the classes of distance; empty: a sample spacing at first, then growing with the distance.</source>
      <translation>距离分组的宽度；留空：开始时为一个样品间距，然后随距离增大。</translation>
    </message>
    <message>
      <source>Widths of the hidden layers</source>
      <translation>隐藏层宽度</translation>
    </message>
    <message>
      <source>With a raster of distances the distance from which on a block is not near the data any more is needed as REACH; give it, or give the samples themselves instead.</source>
      <translation>使用距离栅格时，需要用 REACH 给出块体与数据相距多远起不再算邻近；请给出该值，或改为给出样品本身。</translation>
    </message>
    <message>
      <source>With a split: let the best single feature, a logistic regression, gradient boosting, and extremely randomised trees on coordinates learn from the training blocks, and show their scores beside the network's, each on this split and on a random one.</source>
      <translation>给出划分时：让最好的单个特征、逻辑回归、梯度提升以及只用坐标的极端随机树用训练块体学习，并将其评分与神经网络的评分并列显示，每种方法分别给出本划分和随机划分的结果。</translation>
    </message>
    <message>
      <source>With all else shuffled, {family} alone reaches most, an AUC of {left}.</source>
      <translation>其余全部打乱时，单靠{family}所达到的 AUC 最高，为 {left}。</translation>
    </message>
    <message>
      <source>With intervals of 95 % from drawing whole holes anew; a share of ore of {share} lies in them.</source>
      <translation>区间为 95 % 区间，由重新抽取整孔得到；留出的组合样中矿石比例为 {share}。</translation>
    </message>
    <message>
      <source>With the applicability: hatched polygons of the blocks to which the prediction does not apply, or of which that is not known.</source>
      <translation>给出适用性时：预测不适用或适用与否未知的块体，以斜线面要素表示。</translation>
    </message>
    <message>
      <source>With the applicability: write the hatched ground of every level. The map shows that of the elevation chosen in the elevation controller, else of the plan.</source>
      <translation>给出适用性时：写出每个水平层的斜线区域。地图显示高程控制器所选高程的区域，未选时显示该平面图的区域。</translation>
    </message>
    <message>
      <source>With the ranges that were given the model misses the experimental variogram by {misfit} on average, and near samples have a correlation of {correlation}; a fit like this would have been refused.</source>
      <translation>采用指定的变程时，模型与实验变异函数平均相差 {misfit}，近处样品的相关系数为 {correlation}；若为自动拟合，这样的结果会被拒绝。</translation>
    </message>
    <message>
      <source>With the rest</source>
      <translation>含剩余部分</translation>
    </message>
    <message>
      <source>With the target {target} and the output {output} the loss must be one of {losses}, but {given} was given.</source>
      <translation>目标为 {target}、输出为 {output} 时，损失函数必须为 {losses} 之一，但给出的是 {given}。</translation>
    </message>
    <message>
      <source>Withheld composites</source>
      <translation>留出的组合样</translation>
    </message>
    <message>
      <source>Withheld holes in plan</source>
      <translation>留出钻孔平面图</translation>
    </message>
    <message>
      <source>Withheld holes in plan, north up; larger circles have more composites</source>
      <translation>留出钻孔平面图，上方为北；圆圈越大，组合样越多</translation>
    </message>
    <message>
      <source>Withhold by</source>
      <translation>留出方式</translation>
    </message>
    <message>
      <source>Without it hardly more than chance is left: the network is little more than that feature.</source>
      <translation>没有它就几乎只剩随机水平：神经网络差不多就是这一个特征。</translation>
    </message>
    <message>
      <source>Without samples the lowest elevation of the block model must be given.</source>
      <translation>没有样品时，必须给出块体模型的最低高程。</translation>
    </message>
    <message>
      <source>Write a domain, a colon and the domains seen from it, such as waste: low, high; {given} has no colon.</source>
      <translation>请写一个估值域、冒号，以及它可使用其样品的各估值域，例如 waste: low, high；{given} 中没有冒号。</translation>
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
      <source>Writes a trained network for use without Oresight and QGIS: as an ONNX file, which other software runs, and as a short Python script that reads the network's own file with PyTorch and predicts the rows of a CSV table. Both take the features as they are, in their units and codes, and give the same numbers as Predict probability. Nothing needs to be installed to write them. Of a model of Train on composites the script reads the networks alone; there is no ONNX of it.</source>
      <translation>将训练好的神经网络写成不需要 Oresight 和 QGIS 即可使用的形式：一个可由其他软件运行的 ONNX 文件，以及一个简短的 Python 脚本，它用 PyTorch 读取神经网络自身的文件，并对 CSV 表的各行作出预测。两者都采用原样的特征，单位和代码不变，得到的数值与“预测概率”相同。写出它们不需要安装任何软件。对于“用组合样训练”的模型，脚本只读取其中的神经网络；没有相应的 ONNX。</translation>
    </message>
    <message>
      <source>Writes the tables of a synthetic deposit whose ore is known: the quickest way to see everything work.</source>
      <translation>写出矿石已知的合成矿床的各表：了解全部功能的最快途径。</translation>
    </message>
    <message>
      <source>Writing attributions</source>
      <translation>正在写出归因</translation>
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
      <source>Yes. Of a block of ore and one of waste it ranks the ore higher {share} of the time; on other blocks of this model it might have been {low} to {high}.</source>
      <translation>是。在一个矿石块体与一个废石块体之间，它有 {share} 的概率把矿石排在前面；换用本模型的其他块体，这一数值可能在 {low} 到 {high} 之间。</translation>
    </message>
    <message>
      <source>Yes. Of a place of ore and one of waste it ranks the ore higher {share} of the time; with other holes it might have been {low} to {high}.</source>
      <translation>是。在一处矿石与一处废石之间，它有 {share} 的概率把矿石排在前面；换用其他钻孔，这一数值可能在 {low} 到 {high} 之间。</translation>
    </message>
    <message>
      <source>Yes: its AUC is higher by {gain} than that of {method}.</source>
      <translation>是：其 AUC 比{method}高 {gain}。</translation>
    </message>
    <message>
      <source>Youden's index</source>
      <translation>Youden 指数</translation>
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
      <source>accuracy</source>
      <translation>准确率</translation>
    </message>
    <message>
      <source>accuracy of calling them all the same</source>
      <translation>全部判为同一类的准确率</translation>
    </message>
    <message>
      <source>accuracy, test blocks</source>
      <translation>准确率，测试块体</translation>
    </message>
    <message>
      <source>accuracy, training blocks</source>
      <translation>准确率，训练块体</translation>
    </message>
    <message>
      <source>accuracy, validation blocks</source>
      <translation>准确率，验证块体</translation>
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
      <source>all blocks in one batch</source>
      <translation>全部块体为一批</translation>
    </message>
    <message>
      <source>all blocks, published threshold</source>
      <translation>全部块体,发表的阈值</translation>
    </message>
    <message>
      <source>all features</source>
      <translation>全部特征</translation>
    </message>
    <message>
      <source>all samples</source>
      <translation>全部样品</translation>
    </message>
    <message>
      <source>all that says how far it is</source>
      <translation>一切反映距离远近的特征</translation>
    </message>
    <message>
      <source>all that says what is around</source>
      <translation>一切反映周围情况的特征</translation>
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
      <source>an array has another length than its shape asks for</source>
      <translation>某个数组的长度与其形状不符</translation>
    </message>
    <message>
      <source>an array has another shape than the layers ask for</source>
      <translation>某个数组的形状与各层要求的不同</translation>
    </message>
    <message>
      <source>angles</source>
      <translation>角度</translation>
    </message>
    <message>
      <source>angular tolerance of a direction</source>
      <translation>方向的角度容差</translation>
    </message>
    <message>
      <source>as asked</source>
      <translation>按指定</translation>
    </message>
    <message>
      <source>as estimated</source>
      <translation>与估值相等</translation>
    </message>
    <message>
      <source>as it should be</source>
      <translation>理想情况</translation>
    </message>
    <message>
      <source>as published</source>
      <translation>同已发表的方法</translation>
    </message>
    <message>
      <source>as the network gives it</source>
      <translation>神经网络原值</translation>
    </message>
    <message>
      <source>assays</source>
      <translation>化验</translation>
    </message>
    <message>
      <source>at held-out holes</source>
      <translation>在留出的钻孔处</translation>
    </message>
    <message>
      <source>at most {n} per hole</source>
      <translation>每个钻孔最多 {n} 个</translation>
    </message>
    <message>
      <source>at most {n} per octant</source>
      <translation>每个卦限最多 {n} 个</translation>
    </message>
    <message>
      <source>at probability</source>
      <translation>对应概率</translation>
    </message>
    <message>
      <source>auc,roc,precision,recall,confusion,score,validation,metrics,calibration,leak,baseline</source>
      <translation>auc,roc,精确率,召回率,混淆矩阵,评分,验证,指标,校准,泄漏,基线,precision,recall,confusion,score,validation,metrics,calibration,leak,baseline</translation>
    </message>
    <message>
      <source>average</source>
      <translation>平均结果</translation>
    </message>
    <message>
      <source>average gains</source>
      <translation>平均结果的增益</translation>
    </message>
    <message>
      <source>average precision</source>
      <translation>平均精确率</translation>
    </message>
    <message>
      <source>average precision, mean</source>
      <translation>平均精确率，均值</translation>
    </message>
    <message>
      <source>average, calibrated</source>
      <translation>平均结果，已校准</translation>
    </message>
    <message>
      <source>average, raw</source>
      <translation>平均结果，未校准</translation>
    </message>
    <message>
      <source>azimuth (°)</source>
      <translation>方位角(°)</translation>
    </message>
    <message>
      <source>azimuth of a direction</source>
      <translation>方向的方位角</translation>
    </message>
    <message>
      <source>balanced: every lag with enough pairs counts alike, in relative terms. pairs: by the number of pairs. pairs_by_distance: by that number over the squared distance. equal: the same for all.</source>
      <translation>balanced：样品对足够多的每个滞后距权重相同，按相对差异计。pairs：按样品对数加权。pairs_by_distance：按样品对数除以距离平方加权。equal：一律等权。</translation>
    </message>
    <message>
      <source>bandwidth of a direction</source>
      <translation>方向的带宽</translation>
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
      <source>barren ground</source>
      <translation>无矿地段</translation>
    </message>
    <message>
      <source>barren ground called ore</source>
      <translation>无矿地段判为矿石</translation>
    </message>
    <message>
      <source>batch normalisation</source>
      <translation>批归一化</translation>
    </message>
    <message>
      <source>batch size</source>
      <translation>批大小</translation>
    </message>
    <message>
      <source>batch {n}</source>
      <translation>批大小 {n}</translation>
    </message>
    <message>
      <source>batches of {n} blocks</source>
      <translation>每批 {n} 个块体</translation>
    </message>
    <message>
      <source>below or beyond the drilling</source>
      <translation>位于钻探深度以下或钻探范围以外</translation>
    </message>
    <message>
      <source>best</source>
      <translation>最佳</translation>
    </message>
    <message>
      <source>best F1</source>
      <translation>F1 最大</translation>
    </message>
    <message>
      <source>best block</source>
      <translation>概率最高的块体</translation>
    </message>
    <message>
      <source>best possible</source>
      <translation>理论最佳</translation>
    </message>
    <message>
      <source>best single feature</source>
      <translation>最好的单个特征</translation>
    </message>
    <message>
      <source>best, epoch {n}</source>
      <translation>最佳，第 {n} 轮</translation>
    </message>
    <message>
      <source>better</source>
      <translation>更优</translation>
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
      <source>block size</source>
      <translation>块体尺寸</translation>
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
      <source>blocks with a probability, of {total} in the ground</source>
      <translation>个块体有概率，地下共 {total} 个</translation>
    </message>
    <message>
      <source>blocks with all labels right</source>
      <translation>所有标签均判对的块体</translation>
    </message>
    <message>
      <source>blocks with it</source>
      <translation>有该标签的块体数</translation>
    </message>
    <message>
      <source>both</source>
      <translation>两者</translation>
    </message>
    <message>
      <source>both classes weighted equally</source>
      <translation>两类等权</translation>
    </message>
    <message>
      <source>bottom elevation</source>
      <translation>底部高程</translation>
    </message>
    <message>
      <source>boundary</source>
      <translation>边界</translation>
    </message>
    <message>
      <source>bytes</source>
      <translation>字节</translation>
    </message>
    <message>
      <source>calibration error</source>
      <translation>校准误差</translation>
    </message>
    <message>
      <source>calibration error (ECE)</source>
      <translation>校准误差 (ECE)</translation>
    </message>
    <message>
      <source>calibration error (ECE) of the highest probability</source>
      <translation>最高概率的校准误差 (ECE)</translation>
    </message>
    <message>
      <source>calibration error (ECE), mean</source>
      <translation>校准误差 (ECE)，均值</translation>
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
      <source>called waste</source>
      <translation>判为废石</translation>
    </message>
    <message>
      <source>calling every block the same</source>
      <translation>把所有块体判为同一类</translation>
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
      <source>centre: easting</source>
      <translation>中心：东坐标</translation>
    </message>
    <message>
      <source>centre: elevation</source>
      <translation>中心：高程</translation>
    </message>
    <message>
      <source>centre: northing</source>
      <translation>中心：北坐标</translation>
    </message>
    <message>
      <source>centroid</source>
      <translation>形心</translation>
    </message>
    <message>
      <source>chance</source>
      <translation>随机</translation>
    </message>
    <message>
      <source>choice of directions</source>
      <translation>方向性的取舍依据</translation>
    </message>
    <message>
      <source>chosen {threshold}</source>
      <translation>所选 {threshold}</translation>
    </message>
    <message>
      <source>class</source>
      <translation>类别</translation>
    </message>
    <message>
      <source>class weights</source>
      <translation>类别权重</translation>
    </message>
    <message>
      <source>classes of one raster</source>
      <translation>同一栅格的类别</translation>
    </message>
    <message>
      <source>classes weighted {value}</source>
      <translation>类别权重 {value}</translation>
    </message>
    <message>
      <source>clr: each part over the geometric mean of all; ilr: coordinates that keep all distances, one fewer than parts; alr: each part over the last.</source>
      <translation>clr：各组分除以全部组分的几何平均；ilr：保持所有距离的坐标，比组分少一个；alr：各组分除以最后一个组分。</translation>
    </message>
    <message>
      <source>code: a negative number with the digits of a detection limit, such as -0.005, is below detection, any other is missing; missing: all are; zero: all are zero. Codes such as -99 are always missing.</source>
      <translation>code：数字与某检出限相同的负数（例如 -0.005）表示低于检出限，其他负数为缺失；missing：一律为缺失；zero：一律为零。-99 之类的代码始终为缺失。</translation>
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
      <source>composite, ore</source>
      <translation>组合样，矿石</translation>
    </message>
    <message>
      <source>composite, waste</source>
      <translation>组合样，废石</translation>
    </message>
    <message>
      <source>composite,drillhole,borehole,assay,desurvey,collar,ore,bench,top cut,declustering,metal equivalent</source>
      <translation>组合样,样品组合,钻孔,化验,轨迹计算,测斜,孔口,矿石,台阶,特高品位,去丛聚,金属当量,composite,drillhole,borehole,assay,desurvey,collar,ore,bench,top cut,declustering,metal equivalent</translation>
    </message>
    <message>
      <source>composites</source>
      <translation>组合样</translation>
    </message>
    <message>
      <source>composites of held-out holes</source>
      <translation>留出钻孔的组合样</translation>
    </message>
    <message>
      <source>composites of holes that are known otherwise</source>
      <translation>所属钻孔其余部分已知的组合样</translation>
    </message>
    <message>
      <source>composites, declustered</source>
      <translation>组合样，去丛聚</translation>
    </message>
    <message>
      <source>composites.gpkg</source>
      <translation>composites.gpkg</translation>
    </message>
    <message>
      <source>composition,log-ratio,clr,ilr,alr,closure,geochemistry</source>
      <translation>成分数据,对数比,闭合,地球化学,化探,composition,log-ratio,clr,ilr,alr,closure,geochemistry</translation>
    </message>
    <message>
      <source>composition,log-ratio,clr,ilr,alr,inverse,back-transform,block model</source>
      <translation>成分数据,对数比,逆变换,还原,块体模型,composition,log-ratio,clr,ilr,alr,inverse,back-transform,block model</translation>
    </message>
    <message>
      <source>connection of blocks</source>
      <translation>块体相接方式</translation>
    </message>
    <message>
      <source>constant of the rule</source>
      <translation>规则的常数</translation>
    </message>
    <message>
      <source>converged in epoch</source>
      <translation>收敛轮次</translation>
    </message>
    <message>
      <source>coordinates</source>
      <translation>坐标</translation>
    </message>
    <message>
      <source>coordinates as features</source>
      <translation>坐标作为特征</translation>
    </message>
    <message>
      <source>correlation</source>
      <translation>相关系数</translation>
    </message>
    <message>
      <source>cost of a missed block of ore</source>
      <translation>漏判一个矿石块体的代价</translation>
    </message>
    <message>
      <source>cpu: all processors. cuda: a graphics card of Nvidia. mps: one of Apple; it works in float32 only, with float64 the processors do the work.</source>
      <translation>cpu：使用全部处理器。cuda：Nvidia 显卡。mps：Apple 图形处理器；它只支持 float32，采用 float64 时由处理器计算。</translation>
    </message>
    <message>
      <source>criterion</source>
      <translation>选择依据</translation>
    </message>
    <message>
      <source>cross-validation,jackknife,kriging,residuals,error,bias,variogram,geostatistics</source>
      <translation>交叉验证,刀切法,克里金,残差,误差,偏差,变异函数,地质统计,cross-validation,jackknife,kriging,residuals,error,bias,variogram,geostatistics</translation>
    </message>
    <message>
      <source>cubes of ground, {edge} on edge</source>
      <translation>地下立方体（边长 {edge}）</translation>
    </message>
    <message>
      <source>cubes of ground, {length} on edge</source>
      <translation>边长 {length} 的地下立方体</translation>
    </message>
    <message>
      <source>cubes that hold it</source>
      <translation>含有该类的立方体数</translation>
    </message>
    <message>
      <source>cutoff, {field}</source>
      <translation>边界品位，{field}</translation>
    </message>
    <message>
      <source>declustered mean</source>
      <translation>去丛聚均值</translation>
    </message>
    <message>
      <source>deepest share withheld</source>
      <translation>留出的最深部分比例</translation>
    </message>
    <message>
      <source>density</source>
      <translation>密度</translation>
    </message>
    <message>
      <source>depth of the split</source>
      <translation>划分深度</translation>
    </message>
    <message>
      <source>depth, test deeper than {length}</source>
      <translation>深度（比 {length} 更深处为测试）</translation>
    </message>
    <message>
      <source>depths ({unit})</source>
      <translation>深度({unit})</translation>
    </message>
    <message>
      <source>desurvey,trace,path,drillhole,borehole,minimum curvature,deviation,wedge,interval</source>
      <translation>轨迹计算,测斜,轨迹,钻孔,最小曲率,弯曲,分支孔,样段,desurvey,trace,path,drillhole,borehole,minimum curvature,deviation,wedge,interval</translation>
    </message>
    <message>
      <source>deviation</source>
      <translation>偏差</translation>
    </message>
    <message>
      <source>deviation over shuffles</source>
      <translation>各次打乱的标准差</translation>
    </message>
    <message>
      <source>device</source>
      <translation>设备</translation>
    </message>
    <message>
      <source>did not learn</source>
      <translation>没有学会</translation>
    </message>
    <message>
      <source>dip (°)</source>
      <translation>倾角(°)</translation>
    </message>
    <message>
      <source>dip of a direction</source>
      <translation>方向的倾角</translation>
    </message>
    <message>
      <source>directional means</source>
      <translation>方向均值</translation>
    </message>
    <message>
      <source>distance ({unit})</source>
      <translation>距离 ({unit})</translation>
    </message>
    <message>
      <source>distance of a variogram</source>
      <translation>变异函数的距离</translation>
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
      <source>distance to the nearest known composite</source>
      <translation>距最近已知组合样的距离</translation>
    </message>
    <message>
      <source>distances of the nearest holes</source>
      <translation>到最近钻孔的距离</translation>
    </message>
    <message>
      <source>distribution of kriged values</source>
      <translation>克里金值的分布</translation>
    </message>
    <message>
      <source>diverged</source>
      <translation>发散</translation>
    </message>
    <message>
      <source>done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>doubtful: at the edge of it</source>
      <translation>存疑：处于其边缘</translation>
    </message>
    <message>
      <source>drape,geophysics,geochemistry,fault,contact,intrusion,distance,inside,feature</source>
      <translation>披覆,物探,地球物理,化探,断层,接触带,侵入体,距离,内部,特征,drape,geophysics,geochemistry,fault,contact,intrusion,distance,inside,feature</translation>
    </message>
    <message>
      <source>drawn by chance, while the others are the test</source>
      <translation>随机抽取的块体，其余块体用于测试</translation>
    </message>
    <message>
      <source>drift</source>
      <translation>漂移</translation>
    </message>
    <message>
      <source>drill targets</source>
      <translation>钻探靶区</translation>
    </message>
    <message>
      <source>drilled length ({unit})</source>
      <translation>钻探长度 ({unit})</translation>
    </message>
    <message>
      <source>drillhole</source>
      <translation>钻孔</translation>
    </message>
    <message>
      <source>dropout</source>
      <translation>随机失活 (dropout)</translation>
    </message>
    <message>
      <source>dropout {value:g}</source>
      <translation>随机失活 (dropout) {value:g}</translation>
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
      <source>easting ({unit})</source>
      <translation>东坐标 ({unit})</translation>
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
      <source>elevation ({unit})</source>
      <translation>高程 ({unit})</translation>
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
      <source>epoch kept</source>
      <translation>保留的轮次</translation>
    </message>
    <message>
      <source>epoch of the lowest validation loss</source>
      <translation>验证损失最低的轮次</translation>
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
      <source>error ({unit})</source>
      <translation>误差 ({unit})</translation>
    </message>
    <message>
      <source>error of saying their mean</source>
      <translation>一律取其均值的误差</translation>
    </message>
    <message>
      <source>error over kriging standard deviation</source>
      <translation>误差除以克里金标准差</translation>
    </message>
    <message>
      <source>errors</source>
      <translation>误差</translation>
    </message>
    <message>
      <source>estimate minus sample</source>
      <translation>估计值减样品值</translation>
    </message>
    <message>
      <source>estimate, log10 of {field}</source>
      <translation>估计值，{field} 的 log10</translation>
    </message>
    <message>
      <source>estimate, mean of each tenth ({unit})</source>
      <translation>估值，每十分之一的均值 ({unit})</translation>
    </message>
    <message>
      <source>estimate, {field}</source>
      <translation>估计值，{field}</translation>
    </message>
    <message>
      <source>estimates: ranges differ by direction only where samples are then better estimated from other holes. fit: where the model is then nearer to the experiment in its directions.</source>
      <translation>estimates：只有当其他钻孔的样品因此估得更准时，变程才随方向变化。fit：只要模型在各方向上因此更接近实验值，变程就随方向变化。</translation>
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
      <source>extremely randomised trees on all features</source>
      <translation>极端随机树（全部特征）</translation>
    </message>
    <message>
      <source>extremely randomised trees on coordinates</source>
      <translation>极端随机树（坐标）</translation>
    </message>
    <message>
      <source>factor of a search pass</source>
      <translation>搜索遍次的倍数</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>失败</translation>
    </message>
    <message>
      <source>fall of {measure}</source>
      <translation>{measure} 下降量</translation>
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
      <source>features</source>
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
      <source>fitted</source>
      <translation>自动拟合</translation>
    </message>
    <message>
      <source>float32 is faster on graphics cards and without numba; estimates then err by some millionths of the spread of the samples, more where samples nearly coincide.</source>
      <translation>float32 在显卡上以及没有 numba 时更快；此时估计值的误差约为样品离散程度的百万分之几，样品几乎重合处更大。</translation>
    </message>
    <message>
      <source>fold</source>
      <translation>折</translation>
    </message>
    <message>
      <source>found</source>
      <translation>找到</translation>
    </message>
    <message>
      <source>from {cutoff} on</source>
      <translation>不低于 {cutoff}</translation>
    </message>
    <message>
      <source>gain in AUC</source>
      <translation>AUC 增益</translation>
    </message>
    <message>
      <source>gap, random less test</source>
      <translation>差距，随机减测试</translation>
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
      <source>grades of the nearest holes</source>
      <translation>最近钻孔的品位</translation>
    </message>
    <message>
      <source>gradient boosting</source>
      <translation>梯度提升</translation>
    </message>
    <message>
      <source>gradient boosting on coordinates</source>
      <translation>梯度提升（坐标）</translation>
    </message>
    <message>
      <source>gradient boosting, same features</source>
      <translation>梯度提升，相同特征</translation>
    </message>
    <message>
      <source>gradient clip</source>
      <translation>最大梯度</translation>
    </message>
    <message>
      <source>gradients clipped at {value:g}</source>
      <translation>梯度截断于 {value:g}</translation>
    </message>
    <message>
      <source>greatest depth</source>
      <translation>最大深度</translation>
    </message>
    <message>
      <source>ground</source>
      <translation>地段</translation>
    </message>
    <message>
      <source>ground below the drilling</source>
      <translation>钻探深度以下的地段</translation>
    </message>
    <message>
      <source>ground below the threshold</source>
      <translation>阈值以下的地段</translation>
    </message>
    <message>
      <source>ground beside the drilled blocks</source>
      <translation>已钻地块旁的地段</translation>
    </message>
    <message>
      <source>ground called ore</source>
      <translation>判为矿石的地段</translation>
    </message>
    <message>
      <source>ground called so</source>
      <translation>判为该类的地段</translation>
    </message>
    <message>
      <source>group</source>
      <translation>组</translation>
    </message>
    <message>
      <source>groups (holes or domains)</source>
      <translation>组（钻孔或估值域）</translation>
    </message>
    <message>
      <source>groups that hold it</source>
      <translation>含有该类的组数</translation>
    </message>
    <message>
      <source>half</source>
      <translation>二分之一</translation>
    </message>
    <message>
      <source>half mean squared difference{unit}</source>
      <translation>差值平方均值的一半{unit}</translation>
    </message>
    <message>
      <source>hard: a block sees the samples of its own domain. soft: also those of others within the distance from its domain. one-way: also those of the domains that are named for it.</source>
      <translation>hard：块体只用自身估值域的样品。soft：还使用距该估值域在给定距离以内的其他估值域的样品。one-way：还使用为其指定的各估值域的样品。</translation>
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
      <source>hole</source>
      <translation>钻孔</translation>
    </message>
    <message>
      <source>hole or domain</source>
      <translation>钻孔或估值域</translation>
    </message>
    <message>
      <source>hole: a sample is estimated from other holes only, as a new hole would be; sample: from all other samples, which are mostly of its own hole and flatter the result. By hole, samples of several holes at one place, where holes cross, are left out together; for the others each of them counts by itself, where Krige grades would average them. A warning counts them.</source>
      <translation>hole：样品只由其他钻孔的样品估计，相当于一个新钻孔的情形；sample：由所有其他样品估计，这些样品多来自同一钻孔，结果偏乐观。按钻孔时，多个钻孔在同一点（钻孔交叉处）的样品一并留出；用于估计其他样品时各自单独计算，而“品位克里金”会取其平均。警告中会给出其数目。</translation>
    </message>
    <message>
      <source>hole: whole holes, those with a common collar together, as a new hole would be predicted. depth: the deepest composites, as ground below the drilling. block: blocks of ground with a buffer about them, as ground beside it. random: single composites, which mostly lie beside others of their own hole and flatter every method.</source>
      <translation>hole：整孔留出，共用孔口的钻孔一起留出，相当于预测新钻孔。depth：留出最深的组合样，相当于钻探深度以下的地段。block：留出地块，四周设缓冲距离，相当于其旁的地段。random：留出单个组合样，它们大多紧邻同一钻孔的其他组合样，会使每种方法都显得偏好。</translation>
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
      <source>honest predictor</source>
      <translation>如实预测方法</translation>
    </message>
    <message>
      <source>honest predictor, not calibrated</source>
      <translation>如实预测方法，未校准</translation>
    </message>
    <message>
      <source>honest,held-out holes,cross-validation,ensemble,machine learning,boosting,random forest,calibration,ore</source>
      <translation>如实,留出钻孔,交叉验证,集成,机器学习,提升,随机森林,校准,矿石,honest,held-out holes,cross-validation,ensemble,machine learning,boosting,random forest,calibration,ore</translation>
    </message>
    <message>
      <source>honest,prediction,ensemble,calibrated,ore,probability,uncertainty,applicability</source>
      <translation>如实,预测,集成,校准,矿石,概率,不确定性,适用性,honest,prediction,ensemble,calibrated,ore,probability,uncertainty,applicability</translation>
    </message>
    <message>
      <source>honest: learned without the own hole</source>
      <translation>如实：学习时不含所在钻孔</translation>
    </message>
    <message>
      <source>how far a probability is off, on average, {range}</source>
      <translation>概率的平均偏差，{range}</translation>
    </message>
    <message>
      <source>how far passes with dropout differ</source>
      <translation>带 dropout 的各次前向计算之间的差异</translation>
    </message>
    <message>
      <source>how far the networks of the ensemble differ</source>
      <translation>集成中各神经网络之间的差异</translation>
    </message>
    <message>
      <source>how many</source>
      <translation>数目</translation>
    </message>
    <message>
      <source>ignored</source>
      <translation>忽略</translation>
    </message>
    <message>
      <source>importance,permutation,partial dependence,integrated gradients,attribution,interpretation,explain</source>
      <translation>重要性,置换,部分依赖,积分梯度,归因,可解释性,解释,importance,permutation,partial dependence,integrated gradients,attribution,interpretation,explain</translation>
    </message>
    <message>
      <source>in AUC over the kriged grade alone, {range}</source>
      <translation>相对单独克里金品位的 AUC 增益，{range}</translation>
    </message>
    <message>
      <source>in AUC over the strongest simpler method, {method}, {range}</source>
      <translation>相对最强的较简单方法“{method}”的 AUC 增益，{range}</translation>
    </message>
    <message>
      <source>in all</source>
      <translation>合计</translation>
    </message>
    <message>
      <source>in at least {n} octants</source>
      <translation>至少分布于 {n} 个卦限</translation>
    </message>
    <message>
      <source>in some cubes of ground of {cube_length:g} {unit}, while those in the others are the test</source>
      <translation>位于部分边长 {cube_length:g} {unit} 的地下立方体内的块体，其余立方体内的块体用于测试</translation>
    </message>
    <message>
      <source>in the file</source>
      <translation>文件中</translation>
    </message>
    <message>
      <source>in the ground</source>
      <translation>在地下</translation>
    </message>
    <message>
      <source>in the likeliest ground</source>
      <translation>位于概率最高的地段</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>当前采用</translation>
    </message>
    <message>
      <source>indicator kriging of ore</source>
      <translation>矿石的指示克里金</translation>
    </message>
    <message>
      <source>indicator kriging,lithology,rock,alteration,category,probability,entropy,ore</source>
      <translation>指示克里金,岩性,岩石,蚀变,类别,概率,熵,矿石,indicator kriging,lithology,rock,alteration,category,probability,entropy,ore</translation>
    </message>
    <message>
      <source>inside: like what was learned from</source>
      <translation>内部：与学习所用数据相似</translation>
    </message>
    <message>
      <source>interval</source>
      <translation>区间</translation>
    </message>
    <message>
      <source>inverse distance</source>
      <translation>距离反比</translation>
    </message>
    <message>
      <source>inverse distance alone</source>
      <translation>单独距离反比</translation>
    </message>
    <message>
      <source>inverse-distance means</source>
      <translation>距离反比均值</translation>
    </message>
    <message>
      <source>is ore</source>
      <translation>为矿石</translation>
    </message>
    <message>
      <source>is waste</source>
      <translation>为废石</translation>
    </message>
    <message>
      <source>isotonic</source>
      <translation>保序回归</translation>
    </message>
    <message>
      <source>it holds arrays, but was not written by Oresight</source>
      <translation>它含有数组，但不是 Oresight 写的</translation>
    </message>
    <message>
      <source>it is damaged</source>
      <translation>文件已损坏</translation>
    </message>
    <message>
      <source>it is no .safetensors file</source>
      <translation>它不是 .safetensors 文件</translation>
    </message>
    <message>
      <source>its description cannot be read</source>
      <translation>无法读取其说明</translation>
    </message>
    <message>
      <source>its likeliest block, as the centre of its body lies outside it</source>
      <translation>其概率最高的块体，因为矿体的中心位于矿体之外</translation>
    </message>
    <message>
      <source>its parts do not fit together</source>
      <translation>其各部分不相符</translation>
    </message>
    <message>
      <source>kernel means</source>
      <translation>核加权均值</translation>
    </message>
    <message>
      <source>kernel weights</source>
      <translation>核权重</translation>
    </message>
    <message>
      <source>kind</source>
      <translation>特征类型</translation>
    </message>
    <message>
      <source>kind of a variable</source>
      <translation>变量类型</translation>
    </message>
    <message>
      <source>kind of composites</source>
      <translation>组合方式</translation>
    </message>
    <message>
      <source>kind of kriging</source>
      <translation>克里金类型</translation>
    </message>
    <message>
      <source>known</source>
      <translation>已知</translation>
    </message>
    <message>
      <source>kriged</source>
      <translation>克里金</translation>
    </message>
    <message>
      <source>kriged grade</source>
      <translation>克里金品位</translation>
    </message>
    <message>
      <source>kriged grade alone</source>
      <translation>单独克里金品位</translation>
    </message>
    <message>
      <source>kriged indicators</source>
      <translation>克里金指示值</translation>
    </message>
    <message>
      <source>kriging</source>
      <translation>克里金</translation>
    </message>
    <message>
      <source>kriging alone</source>
      <translation>单独克里金</translation>
    </message>
    <message>
      <source>kriging alone ({name})</source>
      <translation>单独克里金（{name}）</translation>
    </message>
    <message>
      <source>kriging variances</source>
      <translation>克里金方差</translation>
    </message>
    <message>
      <source>kriging,grade,estimate,interpolation,variance,geostatistics,universal,simple,block,indicator,domain</source>
      <translation>克里金,品位,估值,插值,方差,地质统计,泛克里金,简单克里金,块体,指示克里金,估值域,kriging,grade,estimate,interpolation,variance,geostatistics,universal,simple,block,indicator,domain</translation>
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
      <source>label</source>
      <translation>标签</translation>
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
      <source>labelled ore</source>
      <translation>标签矿石</translation>
    </message>
    <message>
      <source>labelled volume (million {unit}³)</source>
      <translation>标签体积(百万 {unit}³)</translation>
    </message>
    <message>
      <source>labelled, called</source>
      <translation>标签、判定</translation>
    </message>
    <message>
      <source>largest number of pairs</source>
      <translation>最多样品对数</translation>
    </message>
    <message>
      <source>learning rate</source>
      <translation>学习率</translation>
    </message>
    <message>
      <source>learning rate schedule {name}</source>
      <translation>学习率调整方式 {name}</translation>
    </message>
    <message>
      <source>least cost, missed ore {cost} : 1</source>
      <translation>代价最小，漏判矿石 {cost} : 1</translation>
    </message>
    <message>
      <source>least depth</source>
      <translation>最小深度</translation>
    </message>
    <message>
      <source>left out in the buffer</source>
      <translation>缓冲距离内剔除</translation>
    </message>
    <message>
      <source>left out, wholly or in part</source>
      <translation>全部或部分剔除</translation>
    </message>
    <message>
      <source>length: one length, from the first interval of the hole on; bench: between levels of one height; unit: from one change of the hard boundary to the next; assays, lithology, alteration: the intervals of that table.</source>
      <translation>length：等长，从钻孔的第一个样段开始；bench：按等高的台阶；unit：从硬边界的一次变化到下一次变化；assays、lithology、alteration：按该表的样段。</translation>
    </message>
    <message>
      <source>less than 0.1%</source>
      <translation>不到 0.1%</translation>
    </message>
    <message>
      <source>less than {depth:g} {unit} below the surface, while deeper blocks are the test</source>
      <translation>地表以下不足 {depth:g} {unit} 的块体，更深的块体用于测试</translation>
    </message>
    <message>
      <source>lie within so many ranges</source>
      <translation>距离在此数倍变程以内</translation>
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
      <source>log-loss</source>
      <translation>对数损失</translation>
    </message>
    <message>
      <source>log-loss against the true ore, test blocks</source>
      <translation>测试块体上对照真实矿石的对数损失</translation>
    </message>
    <message>
      <source>logged length ({unit})</source>
      <translation>编录长度（{unit}）</translation>
    </message>
    <message>
      <source>logistic regression</source>
      <translation>逻辑回归</translation>
    </message>
    <message>
      <source>logistic regression, ridge chosen at left-out holes</source>
      <translation>逻辑回归，岭参数按留出钻孔选定</translation>
    </message>
    <message>
      <source>logistic regression, same features</source>
      <translation>逻辑回归，相同特征</translation>
    </message>
    <message>
      <source>logit</source>
      <translation>logit</translation>
    </message>
    <message>
      <source>longest range</source>
      <translation>最大变程</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>损失</translation>
    </message>
    <message>
      <source>loss, training blocks</source>
      <translation>损失，训练块体</translation>
    </message>
    <message>
      <source>loss, validation blocks</source>
      <translation>损失，验证块体</translation>
    </message>
    <message>
      <source>macro-F1</source>
      <translation>宏平均 F1</translation>
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
      <source>mean absolute error</source>
      <translation>平均绝对误差</translation>
    </message>
    <message>
      <source>mean absolute error, {unit}</source>
      <translation>平均绝对误差，{unit}</translation>
    </message>
    <message>
      <source>mean error</source>
      <translation>平均误差</translation>
    </message>
    <message>
      <source>mean of each slice</source>
      <translation>各切片的均值</translation>
    </message>
    <message>
      <source>mean of estimate minus number</source>
      <translation>估计值减实际值的均值</translation>
    </message>
    <message>
      <source>mean of the blocks</source>
      <translation>块体均值</translation>
    </message>
    <message>
      <source>mean probability</source>
      <translation>平均概率</translation>
    </message>
    <message>
      <source>mean size of its share</source>
      <translation>其贡献绝对值的均值</translation>
    </message>
    <message>
      <source>mean {field} above the cutoff</source>
      <translation>边界品位以上的 {field} 平均值</translation>
    </message>
    <message>
      <source>measure</source>
      <translation>度量</translation>
    </message>
    <message>
      <source>median</source>
      <translation>中位数</translation>
    </message>
    <message>
      <source>member</source>
      <translation>集成成员</translation>
    </message>
    <message>
      <source>metal</source>
      <translation>金属量</translation>
    </message>
    <message>
      <source>metal captured</source>
      <translation>捕获的金属量</translation>
    </message>
    <message>
      <source>method of desurveying</source>
      <translation>轨迹计算方法</translation>
    </message>
    <message>
      <source>million tonnes</source>
      <translation>百万吨</translation>
    </message>
    <message>
      <source>million tonnes above the cutoff</source>
      <translation>边界品位以上的百万吨数</translation>
    </message>
    <message>
      <source>million tonnes, best target</source>
      <translation>百万吨,最佳靶区</translation>
    </message>
    <message>
      <source>million {unit}³</source>
      <translation>百万 {unit}³</translation>
    </message>
    <message>
      <source>million {unit}³ from probability {threshold} on</source>
      <translation>百万 {unit}³,概率不低于 {threshold}</translation>
    </message>
    <message>
      <source>million {unit}³ from probability {threshold} on, with the ground that is a guess</source>
      <translation>百万 {unit}³，概率不低于 {threshold}，含仅为推测的地段</translation>
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
      <source>missed</source>
      <translation>漏判</translation>
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
      <source>names</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>nearest hole</source>
      <translation>最近钻孔</translation>
    </message>
    <message>
      <source>nearest hole ({unit})</source>
      <translation>最近钻孔 ({unit})</translation>
    </message>
    <message>
      <source>nearest sample</source>
      <translation>最近样品</translation>
    </message>
    <message>
      <source>nearest to (0, 1)</source>
      <translation>距 (0, 1) 最近</translation>
    </message>
    <message>
      <source>nearest to some holes, while those nearest to the others are the test</source>
      <translation>最近钻孔属于部分钻孔的块体，最近钻孔属于其余钻孔的块体用于测试</translation>
    </message>
    <message>
      <source>neighbourhood statistics</source>
      <translation>邻域统计量</translation>
    </message>
    <message>
      <source>network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>network's AUC less that</source>
      <translation>神经网络 AUC 减去该 AUC</translation>
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
      <source>networks alone</source>
      <translation>仅神经网络</translation>
    </message>
    <message>
      <source>networks tried</source>
      <translation>试过的神经网络</translation>
    </message>
    <message>
      <source>networks with coordinates</source>
      <translation>含坐标的神经网络</translation>
    </message>
    <message>
      <source>neural network,deep learning,machine learning,classification,probability,ore</source>
      <translation>神经网络,深度神经网络,深度学习,机器学习,分类,概率,矿石,neural network,deep learning,machine learning,classification,probability,ore</translation>
    </message>
    <message>
      <source>neural network,trial and error,hidden layers,hyperparameters,tuning,search,grid</source>
      <translation>神经网络,试错,隐藏层,超参数,调参,搜索,网格,neural network,trial and error,hidden layers,hyperparameters,tuning,search,grid</translation>
    </message>
    <message>
      <source>new holes between the drilled ones</source>
      <translation>已有钻孔之间的新钻孔</translation>
    </message>
    <message>
      <source>no better</source>
      <translation>并不更好</translation>
    </message>
    <message>
      <source>no better than on new ones</source>
      <translation>并不比在新块体上更好</translation>
    </message>
    <message>
      <source>no hidden layer</source>
      <translation>无隐藏层</translation>
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
      <source>normal distribution</source>
      <translation>正态分布</translation>
    </message>
    <message>
      <source>northing</source>
      <translation>北坐标</translation>
    </message>
    <message>
      <source>northing ({unit})</source>
      <translation>北坐标 ({unit})</translation>
    </message>
    <message>
      <source>northing of the centroid</source>
      <translation>形心北坐标</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>not logged</source>
      <translation>未编录</translation>
    </message>
    <message>
      <source>not to be told: too few holes</source>
      <translation>无法判断：钻孔过少</translation>
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
      <source>null: the threshold of the network.</source>
      <translation>null：采用神经网络的阈值。</translation>
    </message>
    <message>
      <source>number</source>
      <translation>数值</translation>
    </message>
    <message>
      <source>number of folds</source>
      <translation>折数</translation>
    </message>
    <message>
      <source>number of hidden layers</source>
      <translation>隐藏层数</translation>
    </message>
    <message>
      <source>number of lags</source>
      <translation>滞后距个数</translation>
    </message>
    <message>
      <source>number of networks</source>
      <translation>神经网络数</translation>
    </message>
    <message>
      <source>number of neurons of a hidden layer</source>
      <translation>隐藏层的神经元数</translation>
    </message>
    <message>
      <source>number of seeds</source>
      <translation>随机种子数</translation>
    </message>
    <message>
      <source>number of shuffles</source>
      <translation>打乱次数</translation>
    </message>
    <message>
      <source>number of training blocks</source>
      <translation>训练块体数</translation>
    </message>
    <message>
      <source>number {rank} at easting {easting}, northing {northing}, elevation {elevation}</source>
      <translation>第 {rank} 号位于东坐标 {easting}、北坐标 {northing}、高程 {elevation}</translation>
    </message>
    <message>
      <source>number {rank}, {tonnage} million tonnes, at easting {easting}, northing {northing}, elevation {elevation} ({kind}); depth {top} to {bottom} {unit}; mean probability {mean}; nearest hole {hole}, {distance} {unit} from there</source>
      <translation>第 {rank} 号，{tonnage} 百万吨，位于东坐标 {easting}、北坐标 {northing}、高程 {elevation}（{kind}）；深度 {top} 至 {bottom} {unit}；平均概率 {mean}；最近钻孔 {hole}，相距 {distance} {unit}</translation>
    </message>
    <message>
      <source>number, mean ({unit})</source>
      <translation>数值，均值 ({unit})</translation>
    </message>
    <message>
      <source>of all blocks</source>
      <translation>全部块体</translation>
    </message>
    <message>
      <source>of it above the threshold</source>
      <translation>阈值以上的该类别</translation>
    </message>
    <message>
      <source>of one field</source>
      <translation>同一字段</translation>
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
      <source>one input for each category</source>
      <translation>每个类别一个输入</translation>
    </message>
    <message>
      <source>one_by_one: layers, widths, activation, batch size and learning rate in turn, each with the best of those before; grid: everything with everything, which takes many times as long.</source>
      <translation>one_by_one：依次试层数、宽度、激活函数、批大小和学习率，每项都采用前面各项中的最佳者；grid：所有取值相互组合，用时为前者的许多倍。</translation>
    </message>
    <message>
      <source>onnx,pytorch,script,python,code,deployment,neural network</source>
      <translation>导出,脚本,代码,部署,神经网络,onnx,pytorch,script,python,code,deployment,neural network</translation>
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
      <source>ordinary</source>
      <translation>普通克里金</translation>
    </message>
    <message>
      <source>ordinary: the mean is not known, but the same within a neighbourhood. simple: the mean is known; far from samples the estimate becomes it. universal: the mean follows a drift.</source>
      <translation>ordinary：均值未知，但在邻域内不变。simple：均值已知；远离样品处估计值趋于该均值。universal：均值随漂移变化。</translation>
    </message>
    <message>
      <source>ore</source>
      <translation>矿石</translation>
    </message>
    <message>
      <source>ore above the threshold</source>
      <translation>阈值以上的矿石</translation>
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
      <source>ore captured</source>
      <translation>捕获的矿石</translation>
    </message>
    <message>
      <source>ore found</source>
      <translation>实际矿石</translation>
    </message>
    <message>
      <source>ore missed</source>
      <translation>漏判的矿石</translation>
    </message>
    <message>
      <source>ore predicted</source>
      <translation>预测矿石</translation>
    </message>
    <message>
      <source>others called so</source>
      <translation>其余误判为该类</translation>
    </message>
    <message>
      <source>output</source>
      <translation>输出</translation>
    </message>
    <message>
      <source>outside: unlike what was learned from</source>
      <translation>外部：与学习所用数据不相似</translation>
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
      <source>percentile of a top cut</source>
      <translation>特高品位上限的百分位数</translation>
    </message>
    <message>
      <source>place</source>
      <translation>位置</translation>
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
      <source>points to decluster</source>
      <translation>待去丛聚的点</translation>
    </message>
    <message>
      <source>power of ten of the learning rate</source>
      <translation>学习率的 10 的幂次</translation>
    </message>
    <message>
      <source>precision</source>
      <translation>精确率</translation>
    </message>
    <message>
      <source>precision, mean</source>
      <translation>精确率，均值</translation>
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
      <source>probability of ore</source>
      <translation>矿石概率</translation>
    </message>
    <message>
      <source>probability of {name}</source>
      <translation>{name} 的概率</translation>
    </message>
    <message>
      <source>probability, mean of each tenth</source>
      <translation>概率，每十分之一的均值</translation>
    </message>
    <message>
      <source>project.qgz</source>
      <translation>project.qgz</translation>
    </message>
    <message>
      <source>proportion</source>
      <translation>占比</translation>
    </message>
    <message>
      <source>published ({threshold})</source>
      <translation>已发表 ({threshold})</translation>
    </message>
    <message>
      <source>published protocol, as usual</source>
      <translation>已发表流程，惯常做法</translation>
    </message>
    <message>
      <source>published protocol, done strictly</source>
      <translation>已发表流程，严格执行</translation>
    </message>
    <message>
      <source>published {threshold}</source>
      <translation>已发表 {threshold}</translation>
    </message>
    <message>
      <source>published, as usual</source>
      <translation>已发表，惯常</translation>
    </message>
    <message>
      <source>published, strictly</source>
      <translation>已发表，严格</translation>
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
      <source>published: a network on kriged blocks</source>
      <translation>已发表：用克里金块体的神经网络</translation>
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
      <source>randomised trees on coordinates</source>
      <translation>随机树（坐标）</translation>
    </message>
    <message>
      <source>randomised trees on coordinates that learn the grade</source>
      <translation>随机树（坐标，学习品位）</translation>
    </message>
    <message>
      <source>randomised trees, same features</source>
      <translation>随机树，相同特征</translation>
    </message>
    <message>
      <source>range ({unit}), major</source>
      <translation>变程 ({unit})，主轴</translation>
    </message>
    <message>
      <source>range of a variogram structure</source>
      <translation>变异函数结构的变程</translation>
    </message>
    <message>
      <source>ranges</source>
      <translation>变程</translation>
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
      <source>rate {rate}</source>
      <translation>学习率 {rate}</translation>
    </message>
    <message>
      <source>raw: as measured. log: logarithms, for grades above zero. normal_score: each value becomes a standard normal one of the same rank. On these scales rich samples sway the variogram less; kriging must use the same scale.</source>
      <translation>raw：原始测值。log：对数，用于大于零的品位。normal_score：每个值换为同名次的标准正态值。在后两种尺度上，富样对变异函数的影响较小；克里金必须采用同一尺度。</translation>
    </message>
    <message>
      <source>raw: as they are. log and normal_score: logarithms, or normal values of the same rank, are kriged, and estimate and variance are taken back to grades without bias. The variogram must be of that scale.</source>
      <translation>raw：原值。log 和 normal_score：对对数值或同名次的正态值进行克里金，并将估计值和方差无偏地还原为品位。变异函数必须为同一尺度。</translation>
    </message>
    <message>
      <source>reach of the neighbourhood</source>
      <translation>邻域范围</translation>
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
      <source>recall, mean</source>
      <translation>召回率，均值</translation>
    </message>
    <message>
      <source>reference block</source>
      <translation>参照块体</translation>
    </message>
    <message>
      <source>regression</source>
      <translation>回归线</translation>
    </message>
    <message>
      <source>replaced by</source>
      <translation>替换为</translation>
    </message>
    <message>
      <source>report.html</source>
      <translation>report.html</translation>
    </message>
    <message>
      <source>report: look only. create: make Oresight's own environment, anew when there is one. repair: install what it lacks. use: work with the Python named below from now on.</source>
      <translation>report：仅检查。create：创建 Oresight 专用环境，已有时重新创建。repair：安装其缺少的库。use：今后使用下面指定的 Python。</translation>
    </message>
    <message>
      <source>result</source>
      <translation>成果</translation>
    </message>
    <message>
      <source>rise of {measure}</source>
      <translation>{measure} 上升量</translation>
    </message>
    <message>
      <source>role</source>
      <translation>角色</translation>
    </message>
    <message>
      <source>root mean square error</source>
      <translation>均方根误差</translation>
    </message>
    <message>
      <source>root mean square error, test blocks</source>
      <translation>均方根误差，测试块体</translation>
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
      <source>rule of declustering</source>
      <translation>去丛聚规则</translation>
    </message>
    <message>
      <source>rule of the widths</source>
      <translation>宽度规则</translation>
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
      <source>sample, log10 of {field}</source>
      <translation>样品值，{field} 的 log10</translation>
    </message>
    <message>
      <source>sample, {field}</source>
      <translation>样品值，{field}</translation>
    </message>
    <message>
      <source>samples</source>
      <translation>样品</translation>
    </message>
    <message>
      <source>say much the same</source>
      <translation>所含信息大致相同</translation>
    </message>
    <message>
      <source>saying the mean of every block</source>
      <translation>所有块体一律取均值</translation>
    </message>
    <message>
      <source>scale of a variogram's values</source>
      <translation>变异函数的数值尺度</translation>
    </message>
    <message>
      <source>scale of values</source>
      <translation>数值尺度</translation>
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
      <source>score</source>
      <translation>评分</translation>
    </message>
    <message>
      <source>scored</source>
      <translation>已评分</translation>
    </message>
    <message>
      <source>scored on</source>
      <translation>评分依据</translation>
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
      <source>seed {n}</source>
      <translation>随机种子 {n}</translation>
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
      <source>settings as given</source>
      <translation>所给设置</translation>
    </message>
    <message>
      <source>share</source>
      <translation>占比</translation>
    </message>
    <message>
      <source>share called rightly</source>
      <translation>判对的比例</translation>
    </message>
    <message>
      <source>share captured</source>
      <translation>捕获的比例</translation>
    </message>
    <message>
      <source>share found</source>
      <translation>实际比例</translation>
    </message>
    <message>
      <source>share left out</source>
      <translation>剔除的比例</translation>
    </message>
    <message>
      <source>share of it captured</source>
      <translation>捕获的该类别比例</translation>
    </message>
    <message>
      <source>share of ore</source>
      <translation>矿石比例</translation>
    </message>
    <message>
      <source>share of ore found</source>
      <translation>实际矿石比例</translation>
    </message>
    <message>
      <source>share of rare names</source>
      <translation>少见名称的比例</translation>
    </message>
    <message>
      <source>share of the blocks</source>
      <translation>块体比例</translation>
    </message>
    <message>
      <source>share of the blocks left out, the most uncertain first</source>
      <translation>剔除的块体比例，最不确定者在先</translation>
    </message>
    <message>
      <source>share of the composites</source>
      <translation>组合样比例</translation>
    </message>
    <message>
      <source>share of the deepest composites</source>
      <translation>最深组合样的比例</translation>
    </message>
    <message>
      <source>share of the ground called ore</source>
      <translation>判为矿石的地段比例</translation>
    </message>
    <message>
      <source>share of the ground that may be called ore</source>
      <translation>可判为矿石的地段比例</translation>
    </message>
    <message>
      <source>share of the ground, likeliest first</source>
      <translation>地段比例，概率最高者在先</translation>
    </message>
    <message>
      <source>share of the ground, the likeliest first</source>
      <translation>地段比例，概率最高者在先</translation>
    </message>
    <message>
      <source>share of the larger class</source>
      <translation>较大类别的比例</translation>
    </message>
    <message>
      <source>share of the ore in it</source>
      <translation>其中的矿石比例</translation>
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
      <source>share that has the label</source>
      <translation>具有该标签的比例</translation>
    </message>
    <message>
      <source>shortest range</source>
      <translation>最小变程</translation>
    </message>
    <message>
      <source>shuffle</source>
      <translation>打乱方式</translation>
    </message>
    <message>
      <source>shuffled</source>
      <translation>打乱的特征</translation>
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
      <source>simple</source>
      <translation>简单克里金</translation>
    </message>
    <message>
      <source>size of a cell</source>
      <translation>单元的尺寸</translation>
    </message>
    <message>
      <source>slope</source>
      <translation>斜率</translation>
    </message>
    <message>
      <source>smallest ratio of ranges</source>
      <translation>变程的最小比值</translation>
    </message>
    <message>
      <source>smoothed loss</source>
      <translation>平滑损失</translation>
    </message>
    <message>
      <source>so that what learns from the surroundings and trees on coordinates count alike</source>
      <translation>使从周围信息学习的方法与只用坐标的树各占同等权重</translation>
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
      <source>standard deviation</source>
      <translation>标准差</translation>
    </message>
    <message>
      <source>standardised error: deviation</source>
      <translation>标准化误差：标准差</translation>
    </message>
    <message>
      <source>standardised error: mean</source>
      <translation>标准化误差：均值</translation>
    </message>
    <message>
      <source>standardised: half the mean squared difference of pairs, divided by the variance of the very samples in them, so that rich ground that was drilled densely does not look wild. matheron: without that division. cressie_hawkins: sways less with outliers. pairwise_relative: differences divided by the mean of the pair. The last two are scaled so that pairs at random have the variance of the samples.</source>
      <translation>standardised：样品对差值平方均值的一半，除以这些样品自身的方差，使钻孔密集的富矿地段不致显得变化剧烈。matheron：不作此除法。cressie_hawkins：受离群值影响较小。pairwise_relative：差值除以样品对的均值。后两种经过缩放，使随机样品对具有样品的方差。</translation>
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
      <source>target, with its rank</source>
      <translation>靶区及其名次</translation>
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
      <source>targets.gpkg</source>
      <translation>targets.gpkg</translation>
    </message>
    <message>
      <source>temperature</source>
      <translation>温度</translation>
    </message>
    <message>
      <source>test</source>
      <translation>测试</translation>
    </message>
    <message>
      <source>test blocks</source>
      <translation>测试块体</translation>
    </message>
    <message>
      <source>test blocks, against the kriged label</source>
      <translation>测试块体，对照克里金标签</translation>
    </message>
    <message>
      <source>text</source>
      <translation>文本</translation>
    </message>
    <message>
      <source>the best single feature</source>
      <translation>最好的单个特征</translation>
    </message>
    <message>
      <source>the calibrated probabilities (each to the power of {power}, divided by the sum of all)</source>
      <translation>校准概率（各概率取 {power} 次幂，再除以其总和）</translation>
    </message>
    <message>
      <source>the calibrated probabilities (those of logits divided by {temperatures}, label by label)</source>
      <translation>校准概率（各标签的 logit 依次除以 {temperatures} 后的概率）</translation>
    </message>
    <message>
      <source>the calibrated probability</source>
      <translation>校准后的概率</translation>
    </message>
    <message>
      <source>the centre of its body</source>
      <translation>矿体的中心</translation>
    </message>
    <message>
      <source>the entropy of the probability itself: it is highest near one half, where any network errs most</source>
      <translation>概率自身的熵：在二分之一附近最高，而任何神经网络在那里都最容易出错</translation>
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
      <source>the highest AUC</source>
      <translation>最高 AUC</translation>
    </message>
    <message>
      <source>the highest F1</source>
      <translation>最高 F1</translation>
    </message>
    <message>
      <source>the highest accuracy</source>
      <translation>最高准确率</translation>
    </message>
    <message>
      <source>the hole or domain of each block</source>
      <translation>每个块体所属的钻孔或估值域</translation>
    </message>
    <message>
      <source>the honest predictor is</source>
      <translation>如实预测方法</translation>
    </message>
    <message>
      <source>the lowest loss</source>
      <translation>最低损失</translation>
    </message>
    <message>
      <source>the lowest mean absolute error</source>
      <translation>最低平均绝对误差</translation>
    </message>
    <message>
      <source>the lowest root mean square error</source>
      <translation>最低均方根误差</translation>
    </message>
    <message>
      <source>the matching of codes by name, for rasters of another codebook: codes are those in its head</source>
      <translation>使用另一编码表的栅格时按名称匹配代码：代码以脚本开头所列为准</translation>
    </message>
    <message>
      <source>the plots of the docks</source>
      <translation>停靠面板中的绘图</translation>
    </message>
    <message>
      <source>the same, at kriged labels</source>
      <translation>同一结果，按克里金标签评分</translation>
    </message>
    <message>
      <source>the target is not known, or has another number of outputs</source>
      <translation>目标未知，或其输出数目不同</translation>
    </message>
    <message>
      <source>the uncertainty, and where the prediction applies</source>
      <translation>不确定性，以及预测的适用性</translation>
    </message>
    <message>
      <source>their estimates err by {} less</source>
      <translation>其估计误差小 {}</translation>
    </message>
    <message>
      <source>their estimates err by {} more</source>
      <translation>其估计误差大 {}</translation>
    </message>
    <message>
      <source>then {factor} times as far from {n} samples on</source>
      <translation>然后扩大到 {factor} 倍，不少于 {n} 个样品</translation>
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
      <source>times</source>
      <translation>次数</translation>
    </message>
    <message>
      <source>times as dense</source>
      <translation>密集倍数</translation>
    </message>
    <message>
      <source>to_ratios: grades become log-ratios; to_parts: log-ratios become grades again.</source>
      <translation>to_ratios：品位变换为对数比；to_parts：对数比还原为品位。</translation>
    </message>
    <message>
      <source>tonnage (t)</source>
      <translation>吨位 (t)</translation>
    </message>
    <message>
      <source>too high by more than {0}</source>
      <translation>估高超过 {0}</translation>
    </message>
    <message>
      <source>too high by {0} to {1}</source>
      <translation>估高 {0} 至 {1}</translation>
    </message>
    <message>
      <source>too little ore predicted</source>
      <translation>预测矿石偏少</translation>
    </message>
    <message>
      <source>too low by more than {0}</source>
      <translation>估低超过 {0}</translation>
    </message>
    <message>
      <source>too low by {0} to {1}</source>
      <translation>估低 {0} 至 {1}</translation>
    </message>
    <message>
      <source>too much ore predicted</source>
      <translation>预测矿石偏多</translation>
    </message>
    <message>
      <source>top elevation</source>
      <translation>顶部高程</translation>
    </message>
    <message>
      <source>training</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>training blocks</source>
      <translation>训练块体</translation>
    </message>
    <message>
      <source>transform of compositions</source>
      <translation>成分数据的变换</translation>
    </message>
    <message>
      <source>trees and boosting</source>
      <translation>树模型与梯度提升</translation>
    </message>
    <message>
      <source>trees on coordinates</source>
      <translation>树模型（坐标）</translation>
    </message>
    <message>
      <source>trees on coordinates that learn the grade</source>
      <translation>树模型（坐标，学习品位）</translation>
    </message>
    <message>
      <source>true positive rate</source>
      <translation>真阳性率</translation>
    </message>
    <message>
      <source>unassayed grade</source>
      <translation>未化验的品位</translation>
    </message>
    <message>
      <source>universal</source>
      <translation>泛克里金</translation>
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
      <source>validation blocks</source>
      <translation>验证块体</translation>
    </message>
    <message>
      <source>validation loss</source>
      <translation>验证损失</translation>
    </message>
    <message>
      <source>validation,cross-validation,held-out holes,honest,leak,optimism,baseline,trust,score</source>
      <translation>验证,交叉验证,留出钻孔,如实,泄漏,乐观偏差,基线,可信度,评分,validation,cross-validation,held-out holes,honest,leak,optimism,baseline,trust,score</translation>
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
      <source>way</source>
      <translation>方法</translation>
    </message>
    <message>
      <source>way of the search</source>
      <translation>搜索方式</translation>
    </message>
    <message>
      <source>way to withhold</source>
      <translation>留出方式</translation>
    </message>
    <message>
      <source>weight in the average</source>
      <translation>平均时的权重</translation>
    </message>
    <message>
      <source>weighting of the lags</source>
      <translation>滞后距的加权方式</translation>
    </message>
    <message>
      <source>what they are</source>
      <translation>含义</translation>
    </message>
    <message>
      <source>what to do</source>
      <translation>处理方法</translation>
    </message>
    <message>
      <source>why</source>
      <translation>归组原因</translation>
    </message>
    <message>
      <source>with a label</source>
      <translation>有标签</translation>
    </message>
    <message>
      <source>with a probability</source>
      <translation>有概率</translation>
    </message>
    <message>
      <source>with weights fitted at left-out holes</source>
      <translation>权重在留出的钻孔上拟合</translation>
    </message>
    <message>
      <source>with {feature}</source>
      <translation>有 {feature}</translation>
    </message>
    <message>
      <source>withheld</source>
      <translation>留出</translation>
    </message>
    <message>
      <source>within 10 %</source>
      <translation>相差 10 % 以内</translation>
    </message>
    <message>
      <source>within {0}</source>
      <translation>相差 {0} 以内</translation>
    </message>
    <message>
      <source>within {radii}</source>
      <translation>半径 {radii} 以内</translation>
    </message>
    <message>
      <source>within {reach} ranges</source>
      <translation>{reach} 倍变程以内</translation>
    </message>
    <message>
      <source>workflow,chain,pipeline,all,ore,probability,voxel,network,drillhole</source>
      <translation>工作流,流程,全流程,矿石,概率,体素,神经网络,钻孔,workflow,chain,pipeline,all,ore,probability,voxel,network,drillhole</translation>
    </message>
    <message>
      <source>worse</source>
      <translation>更差</translation>
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
      <source>{0} with equal ranges, {1} with ranges by direction</source>
      <translation>各向等变程时为 {0}，变程随方向变化时为 {1}</translation>
    </message>
    <message>
      <source>{0}, about {1} left</source>
      <translation>{0}，约剩 {1}</translation>
    </message>
    <message>
      <source>{above} of {n} samples are not below the cutoff {cutoff}; some on both sides are needed.</source>
      <translation>{n} 个样品中有 {above} 个不低于边界品位 {cutoff}；两侧都必须有样品。</translation>
    </message>
    <message>
      <source>{alike} settings come within {near} of the best, twice the usual spread between seeds, and are as good as it is; the smallest network among them is {title}.</source>
      <translation>{alike} 种设置与最佳者相差在 {near} 以内，即随机种子之间通常差异的两倍，与最佳者同样好；其中最小的神经网络是 {title}。</translation>
    </message>
    <message>
      <source>{beyond} of {n} blocks lie below or beyond the drilling and {outside} are unlike all that was learned from: what is said of them is extrapolated, and the applicability shows where they are.</source>
      <translation>{n} 个块体中有 {beyond} 个位于钻探深度以下或钻探范围以外，{outside} 个与全部学习所用数据都不相似：对它们的预测属于外推，其位置见适用性。</translation>
    </message>
    <message>
      <source>{beyond} of {n} blocks lie below or beyond the drilling: what is said of them is extrapolated, and the applicability shows where they are.</source>
      <translation>{n} 个块体中有 {beyond} 个位于钻探深度以下或钻探范围以外：对它们的结论属于外推，适用性图层标明其位置。</translation>
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
      <source>{count} composites, {length:,.0f} long together, from {holes} holes.</source>
      <translation>{count} 个组合样，总长 {length:,.0f}，来自 {holes} 个钻孔。</translation>
    </message>
    <message>
      <source>{count} daughter holes follow their parent down to the depth at which they leave it: {holes}. {ignored} of their stations above it were not used.</source>
      <translation>{count} 个分支孔在离开主孔的深度以上沿用其主孔的轨迹：{holes}。该深度以上的 {ignored} 个自身测点未使用。</translation>
    </message>
    <message>
      <source>{count} daughter holes have no coordinates and got those of their parents: {holes}.</source>
      <translation>{count} 个分支孔没有坐标，采用其主孔的坐标：{holes}。</translation>
    </message>
    <message>
      <source>{count} daughter holes have no depth at which they leave their parent, nor a station below the collar; they were taken as holes of their own: {holes}.</source>
      <translation>{count} 个分支孔既没有离开主孔的深度，在孔口以下也没有测点；按独立钻孔处理：{holes}。</translation>
    </message>
    <message>
      <source>{count} daughter holes have no depth at which they leave their parent; it was taken from their first station: {holes}.</source>
      <translation>{count} 个分支孔没有离开主孔的深度；取其第一个测点的深度：{holes}。</translation>
    </message>
    <message>
      <source>{count} holes have no survey and were taken as vertical, downwards: {holes}.</source>
      <translation>{count} 个钻孔没有测斜，视为竖直向下：{holes}。</translation>
    </message>
    <message>
      <source>{count} holes name a parent that is not among the collars, or that descends from them; they were taken as holes of their own: {holes}.</source>
      <translation>{count} 个钻孔所填的主孔不在孔口表中，或由这些钻孔分出；按独立钻孔处理：{holes}。</translation>
    </message>
    <message>
      <source>{count} holes without stations in the survey table are straight, with the azimuth and dip of the collar table: {holes}.</source>
      <translation>{count} 个钻孔在测斜表中没有测点，视为直孔，采用孔口表的方位角和倾角：{holes}。</translation>
    </message>
    <message>
      <source>{count} intervals of the {table} were drawn.</source>
      <translation>已绘制{table}表的 {count} 个样段。</translation>
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
      <source>{count} of the {n} {part} blocks have no value of the uncertainty: they are left out first.</source>
      <translation>{n} 个{part}块体中有 {count} 个没有不确定性的值:它们最先被剔除。</translation>
    </message>
    <message>
      <source>{count} of {n} blocks have no value of {name}; they are used all the same.</source>
      <translation>{n} 个块体中有 {count} 个没有 {name} 的值；它们仍被使用。</translation>
    </message>
    <message>
      <source>{count} of {n} blocks have {value} as {name}, which no training block has: there the network extrapolates.</source>
      <translation>{n} 个块体中有 {count} 个的 {name} 为 {value}，而训练块体中没有：在那里神经网络属于外推。</translation>
    </message>
    <message>
      <source>{count} of {total} compositions have a part that is zero or negative, and a logarithm needs positive ones; state what stands for a zero.</source>
      <translation>{total} 个成分数据中有 {count} 个含有为零或负的组分，而取对数需要正值；请指定代替零的值。</translation>
    </message>
    <message>
      <source>{count} of {total} holes of the {table} have the other sign and were read as going upwards: {holes}.</source>
      <translation>{table}表的 {total} 个钻孔中有 {count} 个倾角符号相反，按向上施工读取：{holes}。</translation>
    </message>
    <message>
      <source>{count} of {total} rows have all parts; the others get no log-ratios.</source>
      <translation>{total} 行中有 {count} 行具备全部组分；其余行没有对数比。</translation>
    </message>
    <message>
      <source>{count} of {total} values of {column} in the {table} are exactly zero.</source>
      <translation>{table}表 {column} 列的 {total} 个值中有 {count} 个恰好为零。</translation>
    </message>
    <message>
      <source>{count} parts have {needed} log-ratios of the kind {transform}, but {given} fields were given.</source>
      <translation>{count} 个组分应有 {needed} 个 {transform} 类型的对数比，但给出了 {given} 个字段。</translation>
    </message>
    <message>
      <source>{count} parts of compositions are negative; they must be zero or more.</source>
      <translation>成分数据中有 {count} 个组分值为负；组分必须不小于零。</translation>
    </message>
    <message>
      <source>{count} rare names of {variable} were merged into {other}: {names}.</source>
      <translation>{variable} 的 {count} 个少见名称已合并为 {other}：{names}。</translation>
    </message>
    <message>
      <source>{count} rows of hole {hole} in the {other_table} lie above depth {depth:g}, where it leaves hole {parent}.</source>
      <translation>钻孔 {hole} 在{other_table}表中有 {count} 行位于深度 {depth:g} 以上，而它在该深度才离开钻孔 {parent}。</translation>
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
      <source>{count} zeros were replaced by {share:g} of the smallest positive share of their part.</source>
      <translation>{count} 个零值已用其所在组分最小正值的 {share:g} 倍代替。</translation>
    </message>
    <message>
      <source>{diverged} of {n} networks diverged.</source>
      <translation>{n} 个神经网络中有 {diverged} 个发散。</translation>
    </message>
    <message>
      <source>{errors} errors, {warnings} warnings and {notes} notes in {holes} holes.</source>
      <translation>{holes} 个钻孔中有 {errors} 个错误、{warnings} 个警告和 {notes} 条提示。</translation>
    </message>
    <message>
      <source>{failed} of {n} networks did not learn: their accuracy merely equals the share of the larger class.</source>
      <translation>{n} 个神经网络中有 {failed} 个没有学会：其准确率仅等于较大类别的比例。</translation>
    </message>
    <message>
      <source>{failed} of {n} networks did not learn: their error merely equals that of saying the mean.</source>
      <translation>{n} 个神经网络中有 {failed} 个没有学会：其误差仅等于一律取均值的误差。</translation>
    </message>
    <message>
      <source>{feature} alone tells ore from waste nearly as well on the training blocks (AUC {auc}) as the network does ({network}): the label is all but a function of it.</source>
      <translation>仅凭特征 {feature} 在训练块体上区分矿石与废石的效果 (AUC {auc}) 就几乎与神经网络 ({network}) 相当：标签几乎就是它的函数。</translation>
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
      <source>{field} in slices along {axis}; {least} to {most} samples in each</source>
      <translation>{field} 沿 {axis} 的切片；每个切片 {least} 至 {most} 个样品</translation>
    </message>
    <message>
      <source>{field} in {unit} would be called {new}, but the {table} have such a field already.</source>
      <translation>以 {unit} 为单位的 {field} 应命名为 {new}，但{table}表已有此字段。</translation>
    </message>
    <message>
      <source>{field} was cut at {value:.6g}: {count} values, {share:.2%} of those there are; the mean by length goes from {before:.6g} to {after:.6g}.</source>
      <translation>{field} 以 {value:.6g} 截取：{count} 个值，占现有值的 {share:.2%}；长度加权均值由 {before:.6g} 变为 {after:.6g}。</translation>
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
      <source>{field}: mean, then million tonnes and their grade from a cutoff on</source>
      <translation>{field}：均值，以及不低于各边界品位的百万吨数及其品位</translation>
    </message>
    <message>
      <source>{figure}, calibrated</source>
      <translation>{figure}（校准后）</translation>
    </message>
    <message>
      <source>{figure}, validation blocks</source>
      <translation>{figure}，验证块体</translation>
    </message>
    <message>
      <source>{file} opens with the library safetensors; its one entry of metadata, oresight, says in JSON what its arrays are. This script rebuilds its networks in PyTorch, without Oresight and QGIS, and gives what they say of places whose features are known.</source>
      <translation>{file} 用 safetensors 库打开；其元数据只有 oresight 一项，以 JSON 说明各数组的内容。本脚本不需要 Oresight 和 QGIS，用 PyTorch 重建其中的神经网络，并对特征已知的位置给出其结果。</translation>
    </message>
    <message>
      <source>{file} was changed after the run that had written it. It was made again; what was there is kept as {kept}.</source>
      <translation>{file} 在写出它的运行之后被改动过。已重新生成；原有内容保留为 {kept}。</translation>
    </message>
    <message>
      <source>{file} was not asked for here; Train network writes it from the best settings.</source>
      <translation>此处未要求写出 {file}；“训练神经网络”可用最佳设置写出该文件。</translation>
    </message>
    <message>
      <source>{file} was there before, and no run had written it. What was there is kept as {kept}.</source>
      <translation>{file} 原已存在，且不是任何运行写出的。原有内容保留为 {kept}。</translation>
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
      <source>{folds} folds need as many holes that do not share a collar, but there are {n}.</source>
      <translation>{folds} 折需要同样多的不共用孔口的钻孔，但只有 {n} 个。</translation>
    </message>
    <message>
      <source>{folds} folds need as many holes that do not share a collar, or blocks of ground, but there are {n}.</source>
      <translation>{folds} 折需要同样多个不共用孔口的钻孔或地块，但只有 {n} 个。</translation>
    </message>
    <message>
      <source>{gap} better than on new ones</source>
      <translation>比在新块体上高 {gap}</translation>
    </message>
    <message>
      <source>{given} is no number that settings can have.</source>
      <translation>{given} 不是设置中可用的数字。</translation>
    </message>
    <message>
      <source>{grades} and the indicator of ore were estimated in every block by ordinary kriging with the variograms given here and {minimum} to {maximum} samples from a search ellipsoid{categories}. The indicator cut at {cutoff} is the label: {share} of the blocks are ore.</source>
      <translation>在每个块体中用普通克里金估算了 {grades} 和矿体指示值，采用本报告给出的变异函数和搜索椭球内的 {minimum} 至 {maximum} 个样品{categories}。指示值以 {cutoff} 为界得到标签：{share} 的块体为矿石。</translation>
    </message>
    <message>
      <source>{hole}: predicted {predicted}, found {observed}</source>
      <translation>{hole}：预测 {predicted}，实际 {observed}</translation>
    </message>
    <message>
      <source>{inside} of the blocks are like what was learned from, {doubtful} at its edge; {beyond} lie below or beyond the drilling and {outside} are unlike all of it: there the map is a guess, and there are no targets.</source>
      <translation>{inside} 的块体与学习所用样品相似，{doubtful} 处于其边缘；{beyond} 位于钻探深度以下或钻探范围以外，{outside} 与全部学习所用样品都不相似：在那里图件只是猜测，且不圈定靶区。</translation>
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
      <source>{left_out} of {rows} table rows were left out, wholly or in part; {cells} cells were replaced; of {all} holes {holes} have no survey; in {odd} places something looked wrong and was used as it stands. Every rule is listed under Replaced and left out.</source>
      <translation>{rows} 行表数据中有 {left_out} 行全部或部分未采用；替换了 {cells} 个单元格；{all} 个钻孔中有 {holes} 个没有测斜；有 {odd} 处看似有误但按原样使用。各条规则列于“替换与剔除”。</translation>
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
      <source>{minimum} to {maximum} samples</source>
      <translation>{minimum} 至 {maximum} 个样品</translation>
    </message>
    <message>
      <source>{missing} of {n} blocks have no finite number as label.</source>
      <translation>{n} 个块体中有 {missing} 个的标签不是有限数值。</translation>
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
      <source>{name} ({groups}, which count as {equal})</source>
      <translation>{name}（{groups} 个，相当于 {equal} 个）</translation>
    </message>
    <message>
      <source>{name} ({share} of blocks)</source>
      <translation>{name}（占块体的 {share}）</translation>
    </message>
    <message>
      <source>{name} = {formula} is given for {count} composites.</source>
      <translation>{name} = {formula} 给出了 {count} 个组合样的值。</translation>
    </message>
    <message>
      <source>{name} alone</source>
      <translation>单独 {name}</translation>
    </message>
    <message>
      <source>{name} could be the kriging variance of {features}; train the network on one of them, or leave the variance out.</source>
      <translation>{name} 可能是 {features} 的克里金方差；请只用其中一个特征训练神经网络，或不给出该方差。</translation>
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
      <source>{name} is both label and feature: the network is told what it is to find, and its figures say nothing.</source>
      <translation>{name} 既是标签又是特征：等于把要寻找的答案告诉了神经网络，其指标不能说明任何问题。</translation>
    </message>
    <message>
      <source>{name} is not the kriging variance of a feature of the network; wanted are variances of {features}, as Krige grades writes them.</source>
      <translation>{name} 不是该神经网络某个特征的克里金方差；需要的是 {features} 的方差，由“品位克里金”写出。</translation>
    </message>
    <message>
      <source>{name}: given, but not used, because no raster that needs it was asked for: {rasters}.</source>
      <translation>{name}：已给出但未使用，因为没有要求输出需要它的栅格：{rasters}。</translation>
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
      <source>{n} blocks reach the threshold where the prediction is extrapolated (worse than {worst}) and are no part of a target.</source>
      <translation>有 {n} 个块体达到阈值，但其预测属于外推（适用性差于 {worst}），不计入靶区。</translation>
    </message>
    <message>
      <source>{n} blocks were not estimated: domain {name} has no samples with values.</source>
      <translation>{n} 个块体未估值：估值域 {name} 没有带数值的样品。</translation>
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
      <source>{n} blocks were not estimated: the external drift is not known there.</source>
      <translation>{n} 个块体未估值：该处外部漂移未知。</translation>
    </message>
    <message>
      <source>{n} blocks were not estimated: their domain is not known.</source>
      <translation>{n} 个块体未估值：所属估值域未知。</translation>
    </message>
    <message>
      <source>{n} blocks were not estimated: their kriging system has no solution.</source>
      <translation>{n} 个块体未估值：其克里金方程组无解。</translation>
    </message>
    <message>
      <source>{n} blocks were not estimated: their samples lie in fewer than {minimum} octants.</source>
      <translation>{n} 个块体未估值：其样品所在的卦限少于 {minimum} 个。</translation>
    </message>
    <message>
      <source>{n} blocks, {positives} of them ore. AUC {auc} ({words}), average precision {precision}.</source>
      <translation>{n} 个块体，其中 {positives} 个为矿石。AUC {auc}（{words}），平均精确率 {precision}。</translation>
    </message>
    <message>
      <source>{n} composites in {holes} drillholes are ore; at least {needed} in 2 holes are needed.</source>
      <translation>有 {n} 个组合样为矿石，分布于 {holes} 个钻孔；至少需要 {needed} 个，且分布于 2 个钻孔。</translation>
    </message>
    <message>
      <source>{n} composites in {holes} drillholes are waste; at least {needed} in 2 holes are needed.</source>
      <translation>有 {n} 个组合样为废石，分布于 {holes} 个钻孔；至少需要 {needed} 个，且分布于 2 个钻孔。</translation>
    </message>
    <message>
      <source>{n} holes share a collar with another one and were left out together with it.</source>
      <translation>{n} 个钻孔与其他钻孔的孔口在同一处，已一并剔除。</translation>
    </message>
    <message>
      <source>{n} networks are too many for one comparison, at most {most}; shorten the lists or try them one by one.</source>
      <translation>一次比较 {n} 个神经网络太多，最多 {most} 个；请缩短列表，或逐项试验。</translation>
    </message>
    <message>
      <source>{n} networks differ in their seeds alone: in their first weights and in the order in which they saw the blocks. Every score of this page is that of the mean of what they say; how far they disagree at a block is its uncertainty. The learning curves above are those of the first.</source>
      <translation>{n} 个神经网络只有随机种子不同：即初始权重以及读取块体的顺序不同。本页的各项评分都是其结果均值的评分；它们在某个块体处的分歧程度即为该处的不确定性。上面的学习曲线为第一个神经网络的曲线。</translation>
    </message>
    <message>
      <source>{n} of {total} blocks have their centre in the ground and within the boundary.</source>
      <translation>{total} 个块体中有 {n} 个的中心位于地下且在边界以内。</translation>
    </message>
    <message>
      <source>{n} of {total} bodies are smaller than {minimum}, the volume of {blocks} blocks, and are left out.</source>
      <translation>{total} 个矿体中有 {n} 个小于 {minimum}（{blocks} 个块体的体积），不列入。</translation>
    </message>
    <message>
      <source>{n} of {total} columns of blocks lie within the boundary.</source>
      <translation>{total} 个块体柱中有 {n} 个位于边界以内。</translation>
    </message>
    <message>
      <source>{n} of {total} composites are left out: {target} is not known there, or {grade} has no value.</source>
      <translation>{total} 个组合样中有 {n} 个被剔除：其 {target} 未知，或 {grade} 没有值。</translation>
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
      <source>{n} of {total} samples have no value of {field} and are left out.</source>
      <translation>{total} 个样品中有 {n} 个没有 {field} 的值，已舍去。</translation>
    </message>
    <message>
      <source>{n} of {total} samples have no value or no coordinates and take no part in the variogram.</source>
      <translation>{total} 个样品中有 {n} 个没有数值或坐标，不参与变异函数计算。</translation>
    </message>
    <message>
      <source>{n} of {total} samples lie where the external drift is not known and were left out.</source>
      <translation>{total} 个样品中有 {n} 个位于外部漂移未知处，已舍去。</translation>
    </message>
    <message>
      <source>{n} of {total} samples, those that every way estimates.</source>
      <translation>{total} 个样品中的 {n} 个，即各种方法都能估值的样品。</translation>
    </message>
    <message>
      <source>{n} of {total} values are zero; half the smallest other value, {shift}, was added to all for logarithms.</source>
      <translation>{total} 个值中有 {n} 个为零；为取对数，已将其余最小值的一半 {shift} 加到所有值上。</translation>
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
      <source>{n} samples estimated from other holes: the error of kriging is {rmse}, {share} below inverse distance's.</source>
      <translation>{n} 个样品由其他钻孔的样品估计：克里金的误差为 {rmse}，比距离反比低 {share}。</translation>
    </message>
    <message>
      <source>{n} samples estimated from the others: the error of kriging is {rmse}, {share} below inverse distance's.</source>
      <translation>{n} 个样品由其他样品估计：克里金的误差为 {rmse}，比距离反比低 {share}。</translation>
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
      <source>{n} samples: the error of kriging is {rmse}, {share} above inverse distance's.</source>
      <translation>{n} 个样品：克里金的误差为 {rmse}，比距离反比高 {share}。</translation>
    </message>
    <message>
      <source>{n} settings are those of {path}: {names}.</source>
      <translation>{n} 项设置取自 {path}：{names}。</translation>
    </message>
    <message>
      <source>{old} ({old_unit}) was converted to {new} ({new_unit}) with the factor {factor:.10g}.</source>
      <translation>{old} ({old_unit}) 已按系数 {factor:.10g} 换算为 {new} ({new_unit})。</translation>
    </message>
    <message>
      <source>{ore} of the ore lies in the likeliest {ground} of the {part} ground, {density} times as dense as on the whole: there both lines of the second plot cross, at probability {threshold}.</source>
      <translation>{part}块体中概率最高的 {ground} 地段含有 {ore} 的矿石，密集程度为整体的 {density} 倍：第二幅图的两条线在此相交，对应概率 {threshold}。</translation>
    </message>
    <message>
      <source>{ore} of {total} composites are ore; learning needs ore and waste.</source>
      <translation>{total} 个组合样中有 {ore} 个为矿石；学习需要矿石和废石。</translation>
    </message>
    <message>
      <source>{outside} of {n} blocks are unlike all that was learned from: what is said of them is extrapolated, and the applicability shows where they are.</source>
      <translation>{n} 个块体中有 {outside} 个与所学内容均不相似：对它们的结论属于外推，适用性图层标明其位置。</translation>
    </message>
    <message>
      <source>{parameter}: {given} could not be opened as a layer.</source>
      <translation>{parameter}：{given} 无法作为图层打开。</translation>
    </message>
    <message>
      <source>{part} at {threshold}</source>
      <translation>{part}，阈值 {threshold}</translation>
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
      <source>{path} has no values: every block is empty.</source>
      <translation>{path} 没有值：所有块体都为空。</translation>
    </message>
    <message>
      <source>{path} holds {given}, not the applicability that Predict from composites and Predict probability give.</source>
      <translation>{path} 所含的是 {given}，而不是“用组合样预测”和“预测概率”给出的适用性。</translation>
    </message>
    <message>
      <source>{path} is a file; a folder is needed for the results.</source>
      <translation>{path} 是文件；存放成果需要文件夹。</translation>
    </message>
    <message>
      <source>{path} is a model of Train on composites, which works its features out of the drillholes: no block models go with it. Predict from composites predicts with it, and Validate workflow says how good it is.</source>
      <translation>{path} 是“用组合样训练”的模型，它由钻孔求得自身的特征：不配合块体模型使用。请用“用组合样预测”以它作预测；其效果由“验证工作流”说明。</translation>
    </message>
    <message>
      <source>{path} is a model of Train on composites, which works its features out of the drillholes; leave {names} empty.</source>
      <translation>{path} 是“用组合样训练”的模型，它由钻孔求得自身的特征；{names} 请留空。</translation>
    </message>
    <message>
      <source>{path} is a model of Train on composites, whose members look at the composites around a block: there is no ONNX of it. The script reads its networks.</source>
      <translation>{path} 是“用组合样训练”的模型，其集成成员要查看块体周围的组合样：不能写成 ONNX。脚本可读取其中的神经网络。</translation>
    </message>
    <message>
      <source>{path} is a model of Train on composites; what it learns from is found at the composites that it learned from. Give them as Composites (SAMPLES).</source>
      <translation>{path} 是“用组合样训练”的模型；其学习所用的特征在学习时所用的组合样处求得。请将这些组合样作为“组合样”(SAMPLES) 给出。</translation>
    </message>
    <message>
      <source>{path} is a network of blocks, which is explained at blocks with a label; leave Composites (SAMPLES) empty.</source>
      <translation>{path} 是块体的神经网络，在有标签的块体上作解释；“组合样”(SAMPLES) 请留空。</translation>
    </message>
    <message>
      <source>{path} is no JSON file.</source>
      <translation>{path} 不是 JSON 文件。</translation>
    </message>
    <message>
      <source>{path} is no checkpoint but a model or network. Choose another file for the checkpoint.</source>
      <translation>{path} 不是检查点，而是模型或神经网络。请为检查点选择其他文件。</translation>
    </message>
    <message>
      <source>{path} is no checkpoint of a training ({reason}). Choose another file, or begin anew.</source>
      <translation>{path} 不是训练的检查点（{reason}）。请选择其他文件，或重新开始。</translation>
    </message>
    <message>
      <source>{path} is no model of Train on composites: {reason}.</source>
      <translation>{path} 不是“用组合样训练”的模型：{reason}。</translation>
    </message>
    <message>
      <source>{path} is no run record of Oresight, or a damaged one.</source>
      <translation>{path} 不是 Oresight 的运行记录，或已损坏。</translation>
    </message>
    <message>
      <source>{path} is not a codebook: codes, names and colors are needed.</source>
      <translation>{path} 不是编码表：需要代码 (codes)、名称 (names) 和颜色 (colors)。</translation>
    </message>
    <message>
      <source>{path} is not a codebook: codes, names and colors differ in number.</source>
      <translation>{path} 不是编码表：代码、名称和颜色的数目不一致。</translation>
    </message>
    <message>
      <source>{path} is not a network of Oresight: {reason}.</source>
      <translation>{path} 不是 Oresight 的神经网络：{reason}。</translation>
    </message>
    <message>
      <source>{path} is of before and stays as it is: this comparison gives no network.</source>
      <translation>{path} 是以前的文件，保持不变：本次比较没有得到神经网络。</translation>
    </message>
    <message>
      <source>{place}, about {duration} left.</source>
      <translation>{place}，约剩 {duration}。</translation>
    </message>
    <message>
      <source>{place}, trained in {duration}.</source>
      <translation>{place}，训练用时 {duration}。</translation>
    </message>
    <message>
      <source>{place}.</source>
      <translation>{place}。</translation>
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
      <source>{reused} of {steps} steps were kept from the earlier run; what depends on a change was made again.</source>
      <translation>{steps} 个步骤中有 {reused} 个沿用先前运行的结果；受更改影响的步骤已重新计算。</translation>
    </message>
    <message>
      <source>{run} has been computed.</source>
      <translation>{run} 已计算完成。</translation>
    </message>
    <message>
      <source>{share} of the errors lie beyond two standard deviations, where a normal distribution has 4.6 %. A deviation of the standardised errors above 1 means that the kriging variance promises too much, below 1 too little.</source>
      <translation>{share} 的误差超出两倍标准差，而正态分布为 4.6 %。标准化误差的标准差大于 1，说明克里金方差偏于乐观；小于 1，则偏于保守。</translation>
    </message>
    <message>
      <source>{share} of the ground</source>
      <translation>地段的 {share}</translation>
    </message>
    <message>
      <source>{share} of the ore that the published way predicts lies in the outermost blocks of the model: the body may go on beyond. A larger margin (blocks.margin) shows it.</source>
      <translation>已发表方法预测的矿体中有 {share} 位于模型最外层块体：矿体可能向外延伸。加大边距（blocks.margin）即可看到。</translation>
    </message>
    <message>
      <source>{share} of the predicted ore lies in the outermost blocks of the model: the body may go on beyond. A larger margin (blocks.margin) shows it.</source>
      <translation>{share} 的预测矿体位于模型最外层块体:矿体可能向外延伸。加大边距(blocks.margin)即可看到。</translation>
    </message>
    <message>
      <source>{share} of {n} test blocks lie nearer to a training or validation block than the range of the variogram, {range} at its longest; the range depends on the direction.</source>
      <translation>{n} 个测试块体中有 {share} 与训练或验证块体的距离小于变异函数的变程（最长处为 {range}）；变程随方向变化。</translation>
    </message>
    <message>
      <source>{step}: as before, {name} is kept</source>
      <translation>{step}：与先前相同，保留 {name}</translation>
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
      <source>{tables} changed while the run read it, so that its results would belong together no more. Nothing was replaced; run again.</source>
      <translation>运行读取期间 {tables} 发生了变化，所得结果将不再一致。未替换任何内容；请重新运行。</translation>
    </message>
    <message>
      <source>{table} has changed since the run read it: the results are those of the table as it was. Run again.</source>
      <translation>运行读取之后，{table} 已发生变化：结果对应的是该表变化前的内容。请重新运行。</translation>
    </message>
    <message>
      <source>{table}: {count} rows were left out, wholly or in part, by the rule {rule}. The first: {reason}</source>
      <translation>{table}：按规则 {rule} 全部或部分舍去 {count} 行。第一条：{reason}</translation>
    </message>
    <message>
      <source>{title} (ANSWER) is not used: it is for networks of classes or several labels, and this one has a single answer, so {given} stands for nothing.</source>
      <translation>未使用{title}（ANSWER）：它只适用于预测类别或多个标签的神经网络，而此网络只有一个输出，{given} 没有对应的对象。</translation>
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
      <source>{tonnes} at {grade}</source>
      <translation>{tonnes}，品位 {grade}</translation>
    </message>
    <message>
      <source>{trial}: for {n} left-out samples the others cannot show the drift; they were estimated with a simpler one.</source>
      <translation>{trial}：有 {n} 个留出的样品，其余样品不能体现漂移；改用较简单的漂移估计。</translation>
    </message>
    <message>
      <source>{trial}: the kriging systems of {n} left-out samples were nearly singular and were solved with a tiny nugget.</source>
      <translation>{trial}：{n} 个留出样品的克里金方程组接近奇异，已加入微小块金值求解。</translation>
    </message>
    <message>
      <source>{trial}: {n} left-out samples were not estimated: their kriging system has no solution.</source>
      <translation>{trial}：{n} 个留出的样品未能估计：其克里金方程组无解。</translation>
    </message>
    <message>
      <source>{trial}: {n} samples lie at the place of a sample of another group. Where none of them is left out each counts by itself; Krige grades would average them.</source>
      <translation>{trial}：{n} 个样品与另一组的样品位置重合。在两者均未留出时各自单独计算；“品位克里金”则会取其平均。</translation>
    </message>
    <message>
      <source>{undrawn} of {n} blocks have a kriged value that is not above 0, of which there is no log-normal distribution: there that value was taken for certain.</source>
      <translation>{n} 个块体中有 {undrawn} 个的克里金值不大于 0，不存在相应的对数正态分布：该处将此值视为确定值。</translation>
    </message>
    <message>
      <source>{unknown} of {n} blocks are left out of the importance: a feature is missing or of a kind the network does not know.</source>
      <translation>{n} 个块体中有 {unknown} 个不参与重要性计算：缺少某个特征，或其类别是神经网络不认识的。</translation>
    </message>
    <message>
      <source>{unknown} of {n} blocks have a class that the network was not trained with and are left out.</source>
      <translation>{n} 个块体中有 {unknown} 个的类别未出现在神经网络的训练中，不参与计算。</translation>
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
      <source>{value}: lowers</source>
      <translation>{value}：降低</translation>
    </message>
    <message>
      <source>{value}: raises</source>
      <translation>{value}：提高</translation>
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
      <source>{variable}, elevation {bottom} to {top}</source>
      <translation>{variable}，高程 {bottom} 至 {top}</translation>
    </message>
    <message>
      <source>{wrong} of {total} composites have no grade.</source>
      <translation>{total} 个组合样中有 {wrong} 个没有品位。</translation>
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
