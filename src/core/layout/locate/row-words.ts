import { compact } from "../../plan/values";

const TOTAL =
  /^(?:合计|小计|总计|共计|总和|本[页月季年]合计|合计数|total|subtotal|grandtotal)$/u;

/** 合计 and its like, also with a colon or a remark behind or white space within. */
export function isTotalWord(text: string): boolean {
  if (text.length > 20 || !/[计和a-z]/iu.test(text)) return false;
  const word = compact(text)
    .toLowerCase()
    .replace(/\([^()]*\)$/u, "")
    .replace(/:$/u, "");
  return TOTAL.test(word);
}

/** What a sign-off line or a remark under a table begins with. */
const REMARK =
  /^(?:单位|填报单位|负责人|单位负责人|分管领导|主管领导|审核人|审批人|审核|填表人|制表人|填报人|编制人|经办人|联系人|联系电话|电话|填报日期|填表日期|制表日期|制表时间|填报时间|日期|备注|附注|注\d?|说明|填表说明|填报说明)(?:\([^()]*\))?(?::|$)/u;

/** Does a text begin a sign-off line (`填表人：张三`, `单位（盖章）`) or a remark (`说明：…`)? */
export function isRemark(text: string): boolean {
  return REMARK.test(compact(text.slice(0, 60)));
}
