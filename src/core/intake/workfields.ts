import { WORK_FIELDS } from "../plan";
import type { WorkField } from "../plan";

/** Signs of each field with their weight; docs/domain.md, "Work fields with typical measures". */
const SIGNS: Readonly<Record<Exclude<WorkField, "其他">, string>> = {
  思想引领:
    "思想3 政治3 理论2 宣讲3 学习1 引领2 精神1 党建2 师德2 医德2 师风2 职业道德2 主题教育3 读书1 劳模精神2 工匠精神2 信念2 红色2 意识形态3 道德1 方针2 政策1 文明1",
  素质提升:
    "素质3 技能2 培训2 练兵3 师徒3 结对1 拜师3 成才2 岗位2 培养1 专业成长3 学历3 业务1 提升能力2 教学比武2 工匠2 学堂2 青年教师2 成长2 职业教育2 人才2",
  民主管理:
    "民主4 职代会4 教代会4 职工代表3 提案3 厂务公开4 校务公开4 院务公开4 政务公开3 公开2 监督1 参与管理2 议事2 述职1",
  维权服务:
    "维权4 权益3 合同3 协商3 劳动关系4 争议3 调解3 维护2 法律2 普法2 法治2 保护1 工资2 诉求2 信访2 和谐劳动2 劳动法3 稳定1",
  帮扶送温暖:
    "帮扶4 送温暖4 困难3 慰问3 救助3 助学4 关爱2 送清凉3 温暖3 互助3 暖心3 医疗互助3 大病3 关心2 生活1 福利2 扶贫3 帮贫4 济困3 普惠2 后勤1 服务职工2 疗休养2 退休2",
  文体活动:
    "文体4 文化2 体育3 活动1 运动会3 比赛1 健身3 联欢3 文艺3 球3 健康1 身心2 丰富1 业余2 兴趣2 社团2 趣味2 娱乐2",
  劳动竞赛:
    "竞赛3 劳动竞赛4 合理化3 创新2 五小3 建功3 立功3 技术创新3 增效2 降本2 创效3 创业1 劳模创新2 生产经营2 巾帼创业1 技术革新3 发展经济3 科技2 经济2 致富2",
  安全生产:
    "安全4 安康杯4 隐患4 事故3 劳动保护4 职业病3 职业健康2 防护2 消防2 安全生产4",
  女职工工作:
    "女职工4 女工4 女教工4 女教师3 三八3 妇女3 巾帼2 母亲2 女性3 家庭2 女员工3 女医务2 计生2 婚姻2 家风2",
  组织建设:
    "组织建设4 自身建设4 建会4 换届3 会员2 建家3 职工之家4 工会干部3 组建3 基层组织3 队伍1 规范化2 制度建设2 班子3 小家3 基础建设3 组织起来3 入会3 工会组织1 干部队伍2 作风2 组织领导3 内部管理2",
  财务经审: "财务4 经审4 经费4 预算3 决算3 审计3 账务3 资产3 审查2 收缴3",
  宣传信息:
    "宣传2 信息3 专栏3 简报3 报道3 公众号3 网站3 投稿3 舆论2 新媒体3 信息报送4 调研2 档案1 宣传信息4",
};

type NamedField = Exclude<WorkField, "其他">;
const TABLE: readonly (readonly [
  NamedField,
  readonly (readonly [string, number])[],
])[] = WORK_FIELDS.flatMap((field) =>
  field === "其他"
    ? []
    : [
        [
          field,
          SIGNS[field]
            .split(" ")
            .map(
              (sign) => [sign.slice(0, -1), Number(sign.slice(-1))] as const,
            ),
        ] as const,
      ],
);

/** The field proposed for a goal, and how sure: the share of the signs that point to it, 0 where none does. */
export interface FieldProposal {
  readonly field: WorkField;
  readonly confidence: number;
}

const HEADING_WEIGHT = 3;
const BODY_LIMIT = 2000;

/** Proposes the work field of a goal from its heading, which counts most, and its measures. */
export function proposeField(heading: string, measures: string): FieldProposal {
  const body = measures.slice(0, BODY_LIMIT);
  let total = 0;
  let best: NamedField | null = null;
  let most = 0;
  for (const [field, signs] of TABLE) {
    let score = 0;
    for (const [sign, weight] of signs) {
      if (heading.includes(sign)) score += weight * HEADING_WEIGHT;
      if (body.includes(sign)) score += weight / 2;
    }
    total += score;
    if (score > most) [best, most] = [field, score];
  }
  return best === null
    ? { field: "其他", confidence: 0 }
    : { field: best, confidence: Math.round((most / total) * 100) / 100 };
}
