using System.Reflection;

namespace QuizHub.Server.Decks.Findings;

/// <summary>Every kind of finding there is. Content/README.md lists them ("Findings"); a test holds the two together. Codes are never given again.</summary>
public static class FindingCatalogue
{
    // Files
    public static readonly Finding FileMissing = Blocking("QH101", "`{0}` is missing", "缺少 `{0}`", "add the file, or take its name out", "添加该文件，或删除它的名称");
    public static readonly Finding NotUtf8 = Blocking("QH102", "this is not UTF-8", "不是 UTF-8 编码", "save the file as UTF-8", "请将文件另存为 UTF-8");
    public static readonly Finding TooLarge = Blocking("QH103", "`{0}` has {1} bytes", "`{0}` 有 {1} 字节", "at most 1048576 (1 MiB) are read: split it, or make the image smaller", "最多读取 1048576 字节（1 MiB）：请拆分文件或缩小图片");
    public static readonly Finding LeavesDeck = Blocking("QH104", "`{0}` leads out of the deck's folder", "`{0}` 指向题库文件夹之外", "put the file into the folder, and no links in the way", "请把文件放进该文件夹，路径中不要有链接");
    public static readonly Finding UnlistedQuestion = Failing("QH105", "the question `{0}` is not listed in deck.yml", "问题 `{0}` 未列入 deck.yml", "add its slug to the `questions` of its topic", "把它的 slug 加入所属主题的 `questions`");
    public static readonly Finding UnlistedTopic = Failing("QH106", "the topic `{0}` is not listed in deck.yml", "主题 `{0}` 未列入 deck.yml", "add it to `topics`", "把它加入 `topics`");
    public static readonly Finding StrayFile = Warning("QH107", "nothing reads the file `{0}`", "没有任何内容使用文件 `{0}`", "remove it, or name it `slug.language.md`", "请删除它，或命名为 `slug.语言.md`");
    public static readonly Finding UnusedImage = Warning("QH108", "no text shows the image `{0}`", "没有任何文字展示图片 `{0}`", "show it or remove it", "请展示它或删除它");
    public static readonly Finding BadImage = Failing("QH109", "`{0}` is not a readable image of its kind", "`{0}` 不是可读的相应格式图片", "save it again as png, jpg, webp or svg, with a size", "请重新存为带尺寸的 png、jpg、webp 或 svg");

    // YAML
    public static readonly Finding NotYaml = Blocking("QH110", "this is not YAML: {0}", "不是 YAML：{0}", "{1}", "{1}");
    public static readonly Finding MissingKey = Blocking("QH111", "`{0}` is missing", "缺少 `{0}`", "add the line `{0}: …`", "请添加一行 `{0}: …`");
    public static readonly Finding UnknownKey = Failing("QH112", "`{0}` is not known here", "此处没有 `{0}` 这个键", "known are: {1}", "可用的键：{1}");
    public static readonly Finding DuplicateKey = Blocking("QH113", "`{0}` is there twice", "`{0}` 重复出现", "keep one of them", "请只保留一个");
    public static readonly Finding WrongType = Blocking("QH114", "`{0}` must be {1}", "`{0}` 必须是{1}", "write {2}", "应写成 {2}");
    public static readonly Finding WrongValue = Blocking("QH115", "`{0}` can't be `{1}`", "`{0}` 不能是 `{1}`", "allowed: {2}", "允许：{2}");
    public static readonly Finding BadSlug = Blocking("QH116", "`{0}` is no slug", "`{0}` 不是合法的 slug", "lower-case letters, digits and single hyphens, at most 64", "只用小写字母、数字和单个连字符，最多 64 个字符");
    public static readonly Finding DuplicateId = Blocking("QH117", "`{0}` is there twice, first in line {1}", "`{0}` 重复，首次出现在第 {1} 行", "give each its own id", "请为每一处取不同的 id");
    public static readonly Finding UnknownTag = Failing("QH118", "there is no tag `{0}`", "没有标签 `{0}`", "declare it under `tags` in deck.yml", "请在 deck.yml 的 `tags` 中声明");
    public static readonly Finding TextWithoutLanguage = Failing("QH119", "`{0}` has no text in `{1}`", "`{0}` 缺少 `{1}` 的文字", "every language of `languages` needs one", "`languages` 中的每种语言都要有");
    public static readonly Finding NoFrontMatter = Blocking("QH120", "the file does not begin with front matter", "文件没有以元数据开头", "begin with a line `---`, the keys, and a line `---`", "以一行 `---` 开头，写各键，再以一行 `---` 结束");
    public static readonly Finding UnknownLanguage = Failing("QH121", "the deck has no language `{0}`", "题库没有语言 `{0}`", "add it to `languages` in deck.yml, or remove this", "请把它加入 deck.yml 的 `languages`，或删除此处");
    public static readonly Finding UnknownQuestion = Failing("QH122", "there is no question `{0}`", "没有问题 `{0}`", "name a question of this deck by its slug", "请用 slug 指明本题库中的问题");
    public static readonly Finding AliasTaken = Failing("QH123", "`{0}` is a question already", "`{0}` 已是另一个问题", "an alias is a slug that is used no more", "别名只能是不再使用的 slug");

    // Sections
    public static readonly Finding MissingSection = Blocking("QH130", "the section *{0}* is missing", "缺少“{0}”一节", "add `## {0}`", "请添加 `## {0}`");
    public static readonly Finding UnknownSection = Blocking("QH131", "there is no section *{0}*", "没有“{0}”这一节", "sections are: {1}", "可用的节：{1}");
    public static readonly Finding SectionOrder = Failing("QH132", "the section *{0}* comes too late", "“{0}”一节位置太靠后", "the order is: {1}", "顺序是：{1}");
    public static readonly Finding DuplicateSection = Blocking("QH133", "the section *{0}* is there twice, first in line {1}", "“{0}”一节重复，首次出现在第 {1} 行", "join the two", "请合并");
    public static readonly Finding EmptySection = Blocking("QH134", "there is nothing under *{0}*", "“{0}”下没有内容", "write it, or take the heading out where it is optional", "请写上内容；若该节可省略，也可删去标题");
    public static readonly Finding StrayText = Failing("QH135", "this text belongs to nothing and is not shown", "这段文字不属于任何部分，不会显示", "{0}", "{0}");
    public static readonly Finding HeadingLevel = Failing("QH136", "a heading of level {0} can't stand here", "此处不能用 {0} 级标题", "use level {1}", "请用 {1} 级标题");
    public static readonly Finding PitfallShape = Blocking("QH137", "a pitfall is a quotation and what is true", "误区由引文和正确说法组成", "write `> what is said`, an empty line, what is true", "写 `> 常见说法`、空一行、再写正确的说法");
    public static readonly Finding KeyPointShape = Blocking("QH138", "key points are one list", "要点必须是一个列表", "one line `- … {#id}` each", "每条一行 `- … {#id}`");
    public static readonly Finding ClaimShape = Blocking("QH139", "claims are one list", "实验论断必须是一个列表", "one line `- … {#id}` each, a quotation below says when it fails", "每条一行 `- … {#id}`，其下引文说明何时不成立");
    public static readonly Finding TooDeep = Blocking("QH140", "lists, quotations or emphasis are nested too deep", "列表、引文或强调嵌套过深", "write it flatter: at most {0} lists and quotations in one another", "请减少嵌套：列表与引文最多嵌套 {0} 层");

    // Words in braces
    public static readonly Finding BadBraces = Blocking("QH141", "the words in braces can't be read from here on", "花括号中的内容从此处起无法读取", "`#id`, `.class`, `key=value` or `key=\"a value\"`, with spaces between", "写 `#id`、`.class`、`key=value` 或 `key=\"值\"`，以空格分隔");
    public static readonly Finding UnknownAttribute = Failing("QH142", "`{0}` means nothing here", "`{0}` 在此处没有意义", "known here are: {1}", "此处可用：{1}");
    public static readonly Finding MissingId = Blocking("QH143", "this needs an id", "此处缺少 id", "put `{#a-name}` at the end of the line", "在行末加上 `{#名称}`");
    public static readonly Finding MissingAttribute = Blocking("QH144", "`{0}` is missing", "缺少 `{0}`", "put `{1}` into the braces", "在花括号中写上 `{1}`");
    public static readonly Finding UnknownKeyPoint = Failing("QH145", "there is no key point `{0}`", "没有要点 `{0}`", "name the id of a key point below", "请写下文某个要点的 id");

    // Items
    public static readonly Finding MissingAnswers = Blocking("QH150", "the answers are missing: {0}", "缺少答案部分：{0}", "put them below the stem", "请写在题干下方");
    public static readonly Finding EntryWithoutMark = Blocking("QH151", "the entry says neither `[x]` nor `[ ]`", "该条没有 `[x]` 或 `[ ]`", "mark it; if it belongs to the stem, put a line of text between the two lists", "请加上标记；若它属于题干，请在两个列表之间加一行文字");
    public static readonly Finding NoKey = Blocking("QH152", "no answer is marked as right", "没有标出正确答案", "mark it with `[x]`", "用 `[x]` 标出");
    public static readonly Finding TooManyKeys = Blocking("QH153", "{0} answers are marked as right", "标出了 {0} 个正确答案", "exactly one can be; several: `.multiple`", "只能有一个；多个请用 `.multiple`");
    public static readonly Finding MissingReason = Blocking("QH154", "`{0}` has no reason", "`{0}` 没有理由", "{1}", "{1}");
    public static readonly Finding OptionCount = Blocking("QH155", "there are {0} answers; {1} are needed", "有 {0} 个答案，需要 {1}", "add or remove answers", "请增减答案");
    public static readonly Finding EmptyText = Blocking("QH156", "{0} is empty", "{0}为空", "write it", "请写上内容");
    public static readonly Finding DuplicateAnswer = Blocking("QH157", "`{0}` is offered twice", "`{0}` 出现了两次", "each answer once", "每个答案只出现一次");
    public static readonly Finding NotAFormula = Blocking("QH158", "`{0}` is no formula", "`{0}` 不是公式", "write `{= 0.5}` or `{= a * b}`", "写成 `{= 0.5}` 或 `{= a * b}`");
    public static readonly Finding MissingTolerance = Blocking("QH159", "the key is not a whole number and there is no `tolerance`", "正确值不是整数，又没有 `tolerance`", "put `tolerance=1%` or `tolerance=0.01` into the braces of the heading", "在标题的花括号中写 `tolerance=1%` 或 `tolerance=0.01`");
    public static readonly Finding BadBlank = Blocking("QH160", "the blank can't be read", "无法读取这个空", "write `[[1: answer | another answer]]`", "写成 `[[1: 答案 | 另一答案]]`");
    public static readonly Finding BlankReasons = Blocking("QH161", "there are {0} reasons for the blanks {1}", "有 {0} 条理由，而空为 {1}", "number the blanks from 1 and give each a line `1. …` below", "空从 1 起编号，下方各写一条 `1. …`");
    public static readonly Finding MatchingTable = Blocking("QH162", "the table needs three columns and two pairs", "表格需要三列和至少两对", "`| left | right | why |`, one row per pair", "`| 左 | 右 | 理由 |`，每对一行");
    public static readonly Finding UnknownPredict = Blocking("QH163", "there is no predict item `{0}`", "没有预测题 `{0}`", "name the id of the predict item whose run is meant", "请写所指预测题的 id");
    public static readonly Finding PredictWithoutDemo = Blocking("QH164", "the question has no demo to run", "这个问题没有可运行的实验", "add `demo: name` to the front matter", "在元数据中添加 `demo: 名称`");
    public static readonly Finding UnknownCase = Blocking("QH165", "the clinic has no case `{0}`", "门诊没有病例 `{0}`", "cases are: {1}", "可用的病例：{1}");
    public static readonly Finding CaseWithoutDiagnosis = Blocking("QH166", "only a diagnosis shows a case", "只有诊断题才能展示病例", "write `.single facet=diagnose`", "写成 `.single facet=diagnose`");

    // Formulas and parameters
    public static readonly Finding BadFormula = Blocking("QH170", "the formula `{0}` can't be read: {1}", "无法读取公式 `{0}`：{1}", "see \"The formula language\" in Content/README.md", "见 Content/README.md 的“The formula language”一节");
    public static readonly Finding UnknownName = Blocking("QH171", "`{0}` has no value here", "`{0}` 在此处没有值", "known are: {1}", "可用：{1}");
    public static readonly Finding NotAStatement = Blocking("QH172", "`{0}` is a number, not a statement", "`{0}` 是数值，而不是判断", "compare: `a < b`", "请写比较式：`a < b`");
    public static readonly Finding BadParameter = Blocking("QH173", "the parameter `{0}` can't be read", "无法读取参数 `{0}`", "write `name=from..to/step; name=…`", "写成 `名称=起..止/步长; 名称=…`");
    public static readonly Finding BadRange = Blocking("QH174", "the range of `{0}` is none: {1}", "`{0}` 的范围无效：{1}", "from ≤ to, step > 0, and whole steps from end to end", "须起 ≤ 止、步长 > 0，且步长恰好走到终点");
    public static readonly Finding TooManyValues = Blocking("QH175", "`{0}` takes {1} values", "`{0}` 有 {1} 个取值", "at most 10000: widen the step", "最多 10000 个：请加大步长");
    public static readonly Finding NotFinite = Blocking("QH176", "`{0}` is {1} at {2}", "`{0}` 在 {2} 处为 {1}", "change the formula or the range of the parameters", "请修改公式或参数范围");
    public static readonly Finding WrongNumberIsRight = Blocking("QH177", "the wrong number `{0}` is within the tolerance of the key at {1}", "错误值 `{0}` 在 {1} 处落入正确值的容差", "change the number, the ranges or the tolerance", "请修改该数、参数范围或容差");

    // Languages
    public static readonly Finding TranslationMissing = Failing("QH180", "`{0}` is not translated into `{1}`", "`{0}` 没有 `{1}` 译文", "add the file `{2}`", "请添加文件 `{2}`");
    public static readonly Finding TranslationStale = Failing("QH181", "the source has changed since this was translated", "原文在翻译之后有改动", "bring the text up to date, then write `translates: {0}`", "请更新译文，然后写 `translates: {0}`");
    public static readonly Finding PartMissing = Blocking("QH182", "{0} `{1}` of the source is missing", "缺少原文中的{0} `{1}`", "translate it under the same id", "请用相同的 id 译出");
    public static readonly Finding PartUnknown = Blocking("QH183", "{0} `{1}` is not in the source", "原文没有{0} `{1}`", "remove it, or add it to the source", "请删除，或在原文中添加");
    public static readonly Finding CountDiffers = Blocking("QH184", "{0}: {1} here, {2} in the source", "{0}：此处 {1} 个，原文 {2} 个", "keep the source's number and order", "数量与顺序须与原文一致");
    public static readonly Finding MarkDiffers = Blocking("QH185", "`[x]` and `[ ]` differ from the source", "`[x]` 与 `[ ]` 和原文不一致", "correct the mark, or leave it out", "请改正标记，或省略标记");
    public static readonly Finding FormulaDiffers = Blocking("QH186", "the source has the formula `{0}` here", "原文此处的公式是 `{0}`", "repeat it", "请照写");
    public static readonly Finding AttributeDiffers = Blocking("QH187", "`{0}` is said in the source language, and differs there", "`{0}` 只在原文中说明，且与原文不一致", "leave it out here", "请在此处省略");
    public static readonly Finding BlanksDiffer = Blocking("QH188", "the blanks are {0} here, {1} in the source", "此处的空是 {0}，原文是 {1}", "keep the source's numbers", "请保留原文的编号");

    // Text
    public static readonly Finding BadLink = Failing("QH190", "the link `{0}` is not allowed", "不允许链接 `{0}`", "https://…, question:slug, term:id", "只能是 https://…、question:slug、term:id");
    public static readonly Finding UnknownTerm = Failing("QH191", "the glossary has no term `{0}`", "术语表中没有 `{0}`", "add it to `glossary` in deck.yml", "请加入 deck.yml 的 `glossary`");
    public static readonly Finding UnknownSource = Failing("QH192", "there is no source `{0}`", "没有来源 `{0}`", "add it to `sources` in the front matter of the source language", "请加入源语言文件元数据中的 `sources`");
    public static readonly Finding ImageMissing = Failing("QH193", "there is no image `{0}`", "没有图片 `{0}`", "put a png, jpg, webp or svg beside this file", "请把 png、jpg、webp 或 svg 放在本文件旁边");
    public static readonly Finding ImageWithoutDescription = Failing("QH194", "the image `{0}` has no description", "图片 `{0}` 没有说明", "write `![what it shows](…)`", "写成 `![图中内容](…)`");
    public static readonly Finding BadTex = Failing("QH195", "the formula can't be set: {0}", "公式无法排版：{0}", "correct the TeX", "请改正 TeX");
    public static readonly Finding LinkDefinition = Failing("QH196", "link definitions are not read", "不支持链接定义", "write the address at its place: `[text](https://…)`", "请就地写出地址：`[文字](https://…)`");
    public static readonly Finding UnusedSource = Warning("QH197", "no text cites the source `{0}`", "没有文字引用来源 `{0}`", "cite it with `[@{0}]`, or remove it", "用 `[@{0}]` 引用，或删除");

    // Dollars, values and bars
    public static readonly Finding StrayDollar = Warning("QH240", "the `$` begins and ends no formula", "这个 `$` 既不开始也不结束公式", "a dollar sign is `\\$`; a formula has no letter or digit right before it, no digit right behind it, and no space inside its dollars", "美元符号写作 `\\$`；公式前不能紧挨字母或数字，后面不能紧挨数字，两个 `$` 内侧不能有空格");
    public static readonly Finding NameAsText = Warning("QH241", "`{{0}}` is shown as it stands: this is {1}", "`{{0}}` 会原样显示：这里是{1}", "write `{= {0}}` for the value; to mean the text, put a space inside (`{ {0} }`) or rename the parameter", "要显示数值请写 `{= {0}}`；如果就是这段文字，请在花括号内加空格（`{ {0} }`）或给参数改名");
    public static readonly Finding ValueInTitle = Warning("QH242", "`{0}` is shown as it stands: titles have no values", "`{0}` 会原样显示：标题里没有参数值", "say the value in the text below", "请把数值写在下面的正文里");
    public static readonly Finding HiddenBlank = Blocking("QH243", "the blank {0} can't be filled in here", "第 {0} 个空在这里无法填写", "put it outside formulas, highlighted code, images and addresses", "请移到公式、高亮代码、图片和链接地址之外");
    public static readonly Finding ReadOtherwise = Warning("QH244", "format 1 reads `{0}` otherwise than format 2", "格式 1 对 `{0}` 的解读与格式 2 不同", "`check --upgrade` writes the deck in format 2, where it means what it means now", "`check --upgrade` 会把题库改写成格式 2，含义不变");
    public static readonly Finding UnknownFormat = Blocking("QH245", "there is no format {0}", "没有格式 {0}", "write `format: 2`; a newer deck needs a newer QuizHub", "请写 `format: 2`；更新的题库需要更新的 QuizHub");

    // Demos and claims
    public static readonly Finding UnknownDemo = Failing("QH201", "there is no demo `{0}`", "没有实验 `{0}`", "demos are: {1}", "可用的实验：{1}");
    public static readonly Finding BadSetting = Failing("QH202", "the setting `{0}`: {1}", "设置 `{0}`：{1}", "see the demo's declaration", "请查看该实验的声明");
    public static readonly Finding UnknownFact = Failing("QH203", "the demo has no fact `{0}`", "该实验没有事实 `{0}`", "facts are: {1}", "可用的事实：{1}");
    public static readonly Finding UnusableFact = Failing("QH204", "nothing can rest on the fact `{0}`", "不能以事实 `{0}` 为依据", "use one that is a number or a truth value, and no measured time", "请用数值或真假值，且不能是测得的时间");
    public static readonly Finding BadSeeds = Blocking("QH205", "`{0}` are no seeds", "`{0}` 不是种子范围", "write `1..20`, at most 200 of them", "写成 `1..20`，最多 200 个");
    public static readonly Finding BadHolds = Blocking("QH206", "`holds` is {0}, with {1} seeds", "`holds` 为 {0}，种子有 {1} 个", "from 1 to the number of seeds", "应在 1 与种子数之间");
    public static readonly Finding ClaimsWithoutDemo = Blocking("QH207", "there are claims, but no demo", "有实验论断，却没有实验", "add `demo: name`", "请添加 `demo: 名称`");
    public static readonly Finding UnknownClaim = Blocking("QH208", "the front matter has no claim `{0}`", "元数据中没有论断 `{0}`", "declare it under `claims`, or remove it", "请在 `claims` 中声明，或删除");
    public static readonly Finding ClaimWithoutSentence = Blocking("QH209", "the claim `{0}` has no sentence", "论断 `{0}` 没有对应的句子", "add `- … {#{0}}` to the section of claims", "请在实验论断一节添加 `- … {#{0}}`");
    public static readonly Finding ClaimFails = Failing("QH210", "the claim `{0}` holds for {1} of {2} seeds, not for {3}; not for seeds {4}", "论断 `{0}` 在 {2} 个种子中只有 {1} 个成立，少于 {3} 个；不成立的种子：{4}", "correct the statement, its settings or `holds`", "请修改论断、设置或 `holds`");
    public static readonly Finding KeyFails = Failing("QH211", "with seed {0} the run makes `{1}` right, not `{2}`", "种子为 {0} 时，运行结果使 `{1}` 成立，而非 `{2}`", "mark the option that holds, or change `when` or the settings", "请标出成立的选项，或修改 `when` 或设置");
    public static readonly Finding NotExactlyOne = Failing("QH212", "with seed {0} the statements of {1} options are true", "种子为 {0} 时，有 {1} 个选项的判断为真", "exactly one must be, whatever the run shows", "无论结果如何，都应恰有一个为真");
    public static readonly Finding RunFailed = Failing("QH213", "the demo failed with seed {0}: {1}", "实验在种子 {0} 时失败：{1}", "change the settings, or mend the demo", "请修改设置，或修复实验");
    public static readonly Finding DemosUnavailable = Failing("QH214", "demos can't be run here: {0}", "此处无法运行实验：{0}", "leave claims unchecked with `--no-claims`", "可用 `--no-claims` 跳过论断检查");
    public static readonly Finding CaseWithoutSymptom = Failing("QH215", "the symptom of the case `{0}` is there for {1} of {2} seeds, fewer than {3}; not for seeds {4}", "病例 `{0}` 的症状在 {2} 个种子中只有 {1} 个出现，少于 {3} 个；没有出现的种子：{4}", "mend the case in the demo `clinic`", "请修复实验 `clinic` 中的这个病例");
    public static readonly Finding CaseNotCured = Failing("QH216", "with the remedy `{1}` the symptom of the case `{0}` is gone for {2} of {3} seeds, fewer than {4}; not for seeds {5}", "采取措施 `{1}` 后，病例 `{0}` 的症状在 {3} 个种子中只有 {2} 个消失，少于 {4} 个；没有消失的种子：{5}", "mend the remedy in the demo `clinic`", "请修复实验 `clinic` 中的这项措施");
    public static readonly Finding ListingMissing = Failing("QH217", "the stem does not show the code that is run, in a block that begins with {0} ({1})", "题干没有在以 {0} 开头的代码块中给出所运行的代码（{1}）", "write it with `check --write-listings`", "可用 `check --write-listings` 写入");
    public static readonly Finding ListingDiffers = Failing("QH218", "line {0} of the code is not what is run ({1}): `{2}`", "代码第 {0} 行与所运行的不同（{1}）：`{2}`", "write it with `check --write-listings`, or change the demo", "可用 `check --write-listings` 写入，或修改实验");

    // Limits, and what can't be read
    public static readonly Finding FormulaTooLarge = Failing("QH220", "the formula is too large to be set: {0}", "公式过大，无法排版：{0}", "it is shown as its source: split it, or write it flatter", "目前按源码显示：请拆分或减少嵌套");
    public static readonly Finding ScriptStopped = Failing("QH221", "setting this was stopped: {0}", "排版被中止：{0}", "it is shown as its source: write it more simply", "目前按源码显示：请写得简单些");
    public static readonly Finding TooManyFormulas = Failing("QH222", "there are too many formulas, or too much code: {0}", "公式或代码过多：{0}", "all of them are shown as their source: split the question", "目前全部按源码显示：请拆分该问题");
    public static readonly Finding CodeTooLarge = Failing("QH223", "the code block is too large to be coloured: {0}", "代码块过大，无法着色：{0}", "it is shown plain: split it, or leave out what is not needed", "目前按纯文本显示：请拆分或删去不需要的部分");
    public static readonly Finding NotAFile = Blocking("QH224", "`{0}` is no regular file", "`{0}` 不是普通文件", "pipes, devices and sockets are not read: put a file there", "管道、设备和套接字不会被读取：请换成普通文件");
    public static readonly Finding FolderTooLarge = Failing("QH225", "`{0}` is not read to its end: {1}", "`{0}` 未读完：{1}", "a deck is its deck.yml and one folder for each topic: move the rest elsewhere", "题库只含 deck.yml 和各主题文件夹：请把其余内容移到别处");
    public static readonly Finding Unreadable = Blocking("QH226", "`{0}` can't be read: {1}", "无法读取 `{0}`：{1}", "see to its permissions, and that it is still there", "请检查其权限以及文件是否还在");
    public static readonly Finding ReaderFailed = Blocking("QH227", "reading this failed: {0}", "读取时出错：{0}", "the fault is QuizHub's; until it is mended, leave out what stands here", "这是 QuizHub 的缺陷；在修复之前，请先去掉此处的内容");
    public static readonly Finding TooManyBrackets = Blocking("QH228", "more than {0} brackets `[` stand in one paragraph", "一个段落中的 `[` 超过 {0} 个", "make several paragraphs of it", "请分成几段");
    public static readonly Finding LinkedDeck = Blocking("QH229", "the deck's folder `{0}` is a link", "题库文件夹 `{0}` 是链接", "links are not followed: put the folder itself there", "不会跟随链接：请把文件夹本身放在这里");

    // Writing
    public static readonly Finding ReadTheSame = Warning("QH250", "`{0}` is read the same as `{1}`", "`{0}` 与 `{1}` 读作同一个答案", "take one of the two out: grading does not tell them apart", "请去掉其中一个：判分时不区分它们");
    public static readonly Finding LooksTheSame = Blocking("QH251", "`{0}` looks the same as `{1}`", "`{0}` 与 `{1}` 看上去一样", "say it in other words: a reader can't tell the two apart", "请换个说法：读者无法区分这两处");

    public static readonly Finding NoTopics = Failing("QH252", "the deck has no questions", "题库中还没有任何问题", "add a topic with questions under `topics`", "请在 `topics` 下添加含有问题的主题");
    public static readonly Finding EmptyTopic = Failing("QH253", "the topic `{0}` has no questions", "主题 `{0}` 下还没有任何问题", "name one under `questions`, or take the topic out", "请在 `questions` 中列出问题，或删去该主题");
    public static readonly Finding FalseFirst = Failing("QH254", "the option that says *false* comes first", "表示“错”的选项排在了前面", "put the option that says *true* first: both stay in the deck's order", "请把表示“对”的选项放在前面：这两个选项按题库中的顺序显示");
    public static readonly Finding NameTaken = Blocking("QH255", "the name `{0}` is taken: {1}", "名称 `{0}` 已被占用：{1}", "give the parameter another name", "请换一个参数名");
    public static readonly Finding ControlCharacter = Failing("QH256", "there is a control character, U+{0}", "此处有控制字符 U+{0}", "delete it: it was copied from somewhere", "请删除它：它是复制时带入的");
    public static readonly Finding InvisibleCharacter = Warning("QH257", "there is a character that nobody sees, U+{0}", "此处有不可见的字符 U+{0}", "delete it: it was copied from somewhere", "请删除它：它是复制时带入的");
    public static readonly Finding QuotationAtMargin = Failing("QH258", "the quotation is not indented, so it belongs to no answer", "引文没有缩进，因此不属于任何答案", "indent it by {0} spaces, as far as the text of the answer above", "请缩进 {0} 个空格，与上方答案的文字对齐");

    // Formulas as they are painted
    public static readonly Finding UnpaintableCommand = Failing("QH260", "the command `{0}` can't be painted", "命令 `{0}` 无法在网页上显示", "see \"What is refused\" in Content/formulas.md for what to write instead", "替代写法见 Content/formulas.md 的“What is refused”一节");

    // Hygiene
    public static readonly Finding KeyIsLongest = Warning("QH301", "the right answer has {0} characters, the longest wrong one {1}", "正确答案有 {0} 个字符，最长的错误答案只有 {1} 个", "length gives it away: shorten it, or say more in the others", "长度会泄露答案：请缩短它，或充实其他选项");
    public static readonly Finding AllOfTheAbove = Warning("QH302", "`{0}` tests reading, not knowledge", "`{0}` 考的是做题技巧而不是知识", "replace it by an answer of its own, or use `.multiple`", "请换成独立的选项，或改用 `.multiple`");
    public static readonly Finding NegativeStem = Warning("QH303", "the stem is negative (`{0}`), and that is easily overlooked", "题干是否定式（`{0}`），容易看漏", "ask for what is true, or set the word in bold", "请改为正面提问，或将该词加粗");
    public static readonly Finding FewOptions = Warning("QH304", "there are only {0} options", "只有 {0} 个选项", "add a mistake that people really make", "请补充人们真会犯的错误");
    public static readonly Finding KeyPlace = Warning("QH305", "the right answer is number {0} in all {1} choices of this question", "这个问题全部 {1} 道选择题的正确答案都在第 {0} 位", "move some of them", "请调整其中几个的位置");

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<Finding> All { get; } =
        [.. typeof(FindingCatalogue).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<Finding>().OrderBy(finding => finding.Code, StringComparer.Ordinal)];

    private static Finding Blocking(string code, string en, string zh, string fixEn, string fixZh) => new(code, Severity.Error, Blocks: true, new(en, zh), new(fixEn, fixZh));

    private static Finding Failing(string code, string en, string zh, string fixEn, string fixZh) => new(code, Severity.Error, Blocks: false, new(en, zh), new(fixEn, fixZh));

    private static Finding Warning(string code, string en, string zh, string fixEn, string fixZh) => new(code, Severity.Warning, Blocks: false, new(en, zh), new(fixEn, fixZh));
}
