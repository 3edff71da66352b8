// What the page says, in both languages; {} is where a value goes. Labels of codes come with the release.

const SAID = {
  brand: ['公报', 'gongbao'], skip: ['跳到正文', 'Skip to content'], nav: ['主导航', 'Main'],
  overview: ['概览', 'Overview'], find: ['查找', 'Find'], charts: ['图表', 'Charts'], quality: ['质量', 'Quality'], data: ['数据', 'Data'], row: ['原文', 'Evidence'],
  language: ['English', '中文'], language_to: ['Switch to English', '切换为中文'],
  dark: ['深色', 'Dark'], light: ['浅色', 'Light'], theme_to: ['切换深色或浅色', 'Switch between dark and light'],
  figures: ['数值', 'Figures'], measures: ['措施', 'Measures'], locations: ['地点', 'Places'], articles: ['文章', 'Articles'], mentions: ['地点提及', 'Mentions of places'],
  search: ['搜索', 'Search'], search_label: ['搜索措施、数值、地点与文章', 'Search measures, figures, places and articles'],
  search_hint: ['关键词，空格分隔；词组加引号，如 产业 "扶持资金"', 'Chinese words, apart by spaces; phrases in quotation marks'],
  filters: ['筛选', 'Filters'], clear: ['清除全部', 'Clear all'], remove: ['移除筛选：{}', 'Remove filter: {}'],
  kind: ['数量类别', 'Kind'], modality: ['事实或目标', 'Fact or target'], unit: ['单位', 'Unit'], indicator: ['指标', 'Indicator'], status: ['状态', 'Status'],
  instrument: ['政策工具', 'Instrument'], industry: ['行业', 'Industry'], publisher: ['来源', 'Source'], type: ['体裁', 'Genre'], level: ['地区级别', 'Level of area'], area: ['地区', 'Area'],
  time: ['时间', 'Time'], from: ['起', 'From'], to: ['止', 'To'], time_hint: ['如 2024 或 2024-05；数值按其所属时间，未注明的及措施、文章按发布日期', 'As 2024 or 2024-05; of figures the time they refer to, else the day of publication'],
  more_values: ['输入以查找更多（共 {} 种）', 'Type to find more ({} in all)'], any_area: ['省、市、县、乡镇……', 'Province, city, county, town …'],
  value: ['数值', 'Value'], period: ['时间', 'Time'], evidence: ['原文证据', 'Evidence'], source: ['出处', 'Source'], confidence: ['可信度', 'Confidence'],
  action: ['动作', 'Action'], object: ['对象', 'Object'], actor: ['主体', 'Actor'], measure: ['措施', 'Measure'], deadline: ['时限', 'Deadline'], title: ['标题', 'Title'], date: ['日期', 'Date'],
  name: ['名称', 'Name'], within: ['所属', 'In'], code: ['代码', 'Code'], point: ['坐标', 'Point'], implied: ['（推定）', '(implied)'],
  results: ['{} 条结果', '{} results'], no_results: ['没有符合条件的行。可减少关键词或移除筛选条件。', 'No row fits. Use fewer words or remove a filter.'],
  sort: ['排序', 'Order'], sort_best: ['相关与最新', 'Best, newest'], sort_newest: ['最新', 'Newest'], sort_oldest: ['最早', 'Oldest'], sort_value: ['数值从大到小', 'Largest value'], sort_smallest: ['数值从小到大', 'Smallest value'], sort_sure: ['可信度从高到低', 'Most certain'], sort_unsure: ['可信度从低到高', 'Least certain'],
  csv: ['下载 CSV', 'Download CSV'], csv_all: ['下载结果（CSV）', 'Download results (CSV)'], making: ['正在生成……', 'Making the file …'], share: ['复制链接', 'Copy link'], copied: ['已复制', 'Copied'], copy: ['复制', 'Copy'],
  previous: ['上一页', 'Previous'], next: ['下一页', 'Next'], page_of: ['第 {} / {} 页', 'Page {} of {}'], pages: ['分页', 'Pages'],
  reading_first: ['正在读取数据表……', 'Reading the tables …'], reading_second: ['正在读取句子，搜索暂限于数据行本身……', 'Reading the sentences; for now only the rows themselves are searched …'], reading_third: ['正在读取地点提及……', 'Reading the mentions of places …'],
  part_read: ['数据很多：这里搜索其中的 {} 个数值与 {} 项措施。', 'There is very much: {} figures and {} measures are searched here.'], read_all: ['读取全部', 'Read everything'], failed: ['读取失败：{}', 'Reading failed: {}'],
  table_tabs: ['数据表', 'Tables'], open_row: ['查看原文', 'See the evidence'],
  colon: ['{}：{}', '{}: {}'], comma: ['、', ', '],
  change_filters: ['修改搜索与筛选', 'Change the search and filters'],
  back: ['返回结果', 'Back to the results'], original: ['原文链接', 'Original'], article_rows: ['本文的数据行', 'Rows of this article'], legend: ['图例', 'Legend'],
  rights_note: ['受版权保护：仅显示作为证据的句子。', 'Protected by copyright: only the sentences that are evidence are shown.'], selected: ['所选行', 'Selected row'],
  derivation: ['数字的读法', 'How the number was read'], written: ['原文', 'As written'], steps: ['计算', 'Computed'], recomputed: ['重新计算，结果一致', 'computed again: the same'], not_recomputed: ['重新计算，结果不一致', 'computed again: not the same'],
  confidence_note: ['标注文章中同类行各列全部正确的比例', 'share of rows like it that were right in all columns on annotated articles'], review_status: ['人工核对', 'Reviewed'], identifier: ['标识符', 'Identifier'], span: ['位置', 'Offsets'], author: ['作者', 'Author'], doc_number: ['发文字号', 'Document number'], rights: ['权利', 'Rights'], page: ['版次', 'Page'], warnings: ['提示', 'Notes'], basis: ['比较基期', 'Measured against'], change: ['变动', 'Change'], comparator: ['比较关系', 'Bounds'], place_rows: ['提及该地的句子', 'Sentences that name it'], in_measure: ['所在措施', 'In the measure'], show_figures: ['此地的数值', 'Figures of this place'], show_measures: ['此地的措施', 'Measures here'], shown_of: ['显示 {} / {}', '{} of {} shown'], precision: ['精度', 'within'],
  chart_time: ['随时间变化', 'Over time'], chart_areas: ['各地最新值', 'Newest value of each place'], chart_matrix: ['政策工具与状态', 'Instruments and status'], chart_map: ['地点分布', 'Where'], chart_months: ['按发布月份', 'By month of publication'], chart_top: ['最多的{}', 'Most frequent: {}'], chart_kinds: ['数量类别与性质', 'Kinds of figures'],
  as_table: ['数据表格', 'Table'], nothing_drawn: ['当前筛选下没有可绘制的数据。', 'Nothing to draw for these filters.'], map_note: ['点为近似位置（WGS 84），大小表示行数；底图不含边界。', 'Points are approximate (WGS 84), their size is the number of rows; there are no boundaries on the plain background.'], mixed_units: ['另有 {} 个值单位或性质不同，未绘入。', '{} more values have another unit or nature and are left out.'], choose_indicator: ['选择指标', 'Choose an indicator'], count: ['行数', 'Rows'], no_area: ['未注明地区', 'No area stated'], chart_scope: ['图表只统计当前搜索与筛选的结果（{} 行）。', 'The charts count what the search and filters leave ({} rows).'],
  start_here: ['从问题开始', 'Begin with a question'], latest_release: ['版本 {}，发布于 {}', 'Release {}, published {}'], contents: ['收录内容', 'What is in it'], top_areas: ['数值最多的地区', 'Areas with most figures'], unknown: ['未知', 'Unknown'],
  accuracy: ['准确度', 'Accuracy'], accuracy_note: ['提取由程序完成，会出错。下表为程序在留出文本上的结果：这些文本由项目自己撰写并事先标注，从未用于开发；真实文章可能更难。查准率为提取的行中正确的比例，查全率为应有的行中被提取的比例，准确率为匹配的行中该列取值正确的比例；小字为 95% 置信区间。', 'Rows are extracted by a program, which makes mistakes. This is how it does on texts held out from its development, written for this project and annotated beforehand; real articles may be harder. Precision is the share of extracted rows that a reader would have written, recall the share of those a reader would have written that were extracted, accuracy the share of matched rows whose column is right; in small print the 95 % intervals.'],
  calibration: ['可信度是否可信', 'Calibration'], calibration_note: ['每一点为一组行：横轴为程序给出的可信度，纵轴为实际正确的比例；在对角线上即名副其实。', 'Each point is a bin of rows: across the confidence they carry, up the share that was right. On the diagonal they are what they say.'], metric_precision: ['查准率', 'Precision'], metric_recall: ['查全率', 'Recall'], metric_accuracy: ['准确率', 'Accuracy'], whole_row: ['整行', 'whole row'], metric: ['指标', 'Metric'], column: ['列', 'Column'], table: ['表', 'Table'], share_: ['比例', 'Share'], interval: ['95% 置信区间', '95 % interval'], support: ['行数', 'Rows'], observed: ['实际正确', 'Observed'], bin: ['可信度区间', 'Confidence'],
  coverage: ['完整度', 'Completeness'], checks: ['检查', 'Checks'], checks_note: ['{} 项检查全部通过方予发布，已通过 {} 项。', '{} checks must pass before publication; {} passed.'], changes: ['与上一版本的差异', 'What changed since the last release'], first_release: ['首次发布，无上一版本。', 'This is the first release.'], no_changes: ['与 {} 相比，各行没有变化。', 'No row differs from {}.'], changes_note: ['与 {} 相比。每一行的变化见 changes 表。', 'Compared with {}; every changed row stands in the table changes.'], cause: ['原因', 'Cause'], added: ['新增', 'Added'], removed: ['删除', 'Removed'], modified: ['修改', 'Modified'], rejected: ['未收录的输入', 'Inputs that became no article'], reason: ['原因', 'Reason'], none_rejected: ['所有输入均已收录。', 'Every input became an article.'], held_out: ['留出文本', 'held-out texts'],
  downloads: ['下载', 'Downloads'], file: ['文件', 'File'], form: ['格式', 'Format'], size: ['大小', 'Size'], rows_: ['行数', 'Rows'], checksum: ['SHA-256', 'SHA-256'], snippets: ['读取示例', 'Load it'], documents: ['说明文档', 'Documents'], licences: ['许可', 'Licences'], licence_data: ['数据', 'Data'], licence_page: ['本页使用的软件', 'Software in this page'], all_tables: ['全部表', 'all tables'], verify: ['核对下载的文件：', 'To verify what you downloaded:'],
  'README.md': ['说明', 'Read me'], 'dictionary.html': ['数据字典', 'Data dictionary'], 'quality.md': ['质量说明', 'Quality notes'], 'validation.html': ['检查结果', 'Validation results'], 'CHANGELOG.md': ['变更记录', 'Changes'], SHA256SUMS: ['校验和', 'Checksums'],
  question_support: ['哪些区县承诺了多少产业资金？', 'Which districts promised how much money for industry?'], question_targets: ['有哪些投资目标？', 'What investment is targeted?'], question_tax: ['出台了哪些税收优惠措施？', 'What tax relief was given?'], question_growth: ['哪些指标同比增长？', 'What grew year on year?'],
}

let language = 'zh'

/** Speak a language from now on: zh or en. */
export function speak(code) {
  language = code === 'en' ? 'en' : 'zh'
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
}

export const spoken = () => language

/** What the page says there, with values in its gaps. */
export function say(key, ...values) {
  const said = SAID[key]?.[language === 'en' ? 1 : 0] ?? key
  return values.reduce((text, value) => text.replace('{}', () => value), said)
}

let lists = {}
let tables = {}

/** The code lists and tables of the release: what `label` and `titled` look in. */
export function learn({ codes, tables: own }) {
  tables = own
  lists = Object.fromEntries(Object.entries(codes).map(([name, entries]) => [name, new Map(entries.map(entry => [entry.code, entry]))]))
}

const LISTS = { level: 'location_type', type: 'article_type' }

/** The label of a code in the language spoken; the code itself where no list knows it. */
export function label(list, code) {
  return lists[LISTS[list] ?? list]?.get(code)?.[language] ?? code
}

/** What the release calls a table. */
export const titled = name => tables[name]?.title[language] ?? name

export const isCoded = list => (LISTS[list] ?? list) in lists
export const codesOf = list => [...lists[LISTS[list] ?? list]?.keys() ?? []]
