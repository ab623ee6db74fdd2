import { OWNER_LABEL } from "./owners";

/** A line that says one thing about the item above it (时间：…, 地点：…, 负责人：…), by its label. */
export const FIELD = new RegExp(
  `^(?:${OWNER_LABEL}|活动时间|完成时间|时间安排|完成时限|完成期限|计划时间|实施时间|时间节点|时间|时限|活动地点|地点|参加人员|参加对象|参赛对象|参与人员|活动对象|对象|范围|人员|活动形式|形式|方式|配合部门|配合单位|协助单位|协助人|协办单位|协办部门|联系人|经费|预算|备注|奖项设置|奖励)：`,
);
/** Its time. */
export const TIME_FIELD =
  /^(?:活动时间|完成时间|时间安排|完成时限|完成期限|计划时间|实施时间|时间节点|时间|时限)：/;
/** Who answers for it. */
export const OWNER_FIELD = new RegExp(`^${OWNER_LABEL}：`);
/** What an activity is called, or what is done in it: the measure itself. */
export const CONTENT_FIELD =
  /^(?:工作内容|活动内容|主要内容|具体内容|内容|活动主题|主题|活动名称|项目名称|名称|事项)：(?=.{2})/;
