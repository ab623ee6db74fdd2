import { afterEach, describe, expect, it } from "@jest/globals";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import SettingsPage from "../../../src/ui/settings/settings-page";
import { handMadeWorkbook, issuedWorkbook } from "../../app/pane/workbooks";
import { showOverWorkbook } from "../pane-over-workbook";

afterEach(cleanup);

const saveButtons = () => screen.getAllByRole("button", { name: "保存" });

describe("the settings", () => {
  it("change the language where another one is chosen", async () => {
    const pane = await showOverWorkbook(<SettingsPage />, null);
    await userEvent.click(screen.getByRole("radio", { name: "English" }));
    expect(pane.asked).toEqual(["en"]);
  });

  it("keep the days of the blue light, and say what is wrong with them", async () => {
    const pane = await showOverWorkbook(<SettingsPage />, handMadeWorkbook());
    const days = await screen.findByLabelText("提前几天提醒（蓝灯）");
    await userEvent.clear(days);
    await userEvent.type(days, "半个月");
    await userEvent.click(saveButtons()[0]!);
    await screen.findByText("请填一个整数，例如 15");
    await userEvent.clear(days);
    await userEvent.type(days, "30");
    await userEvent.click(saveButtons()[0]!);
    await screen.findByText("已保存。");
    expect(await pane.jobs.settings.view()).toMatchObject({ blueDays: 30 });
  });

  it("set the cut-off day in the workbook, follow it when it is undone, and say where it stands", async () => {
    const pane = await showOverWorkbook(<SettingsPage />, issuedWorkbook());
    await screen.findByText(/记在工作簿里（季度统计!B3）/u);
    await userEvent.click(screen.getByRole("radio", { name: "另选一天" }));
    const day = screen.getByLabelText("截止到哪一天");
    await userEvent.clear(day);
    await userEvent.click(saveButtons()[1]!);
    await screen.findByText("没有这一天，请重新选");
    await userEvent.type(day, "2026-03-31");
    await userEvent.click(saveButtons()[1]!);
    await screen.findByText("已写入 1 处");
    expect(await pane.jobs.settings.view()).toMatchObject({ cutoff: 46112 });
    await userEvent.click(screen.getByRole("button", { name: "撤销" }));
    await waitFor(() => {
      expect(
        screen.getByRole<HTMLInputElement>("radio", { name: "今天" }).checked,
      ).toBe(true);
    });
  });

  it("keep the cut-off day with the pane where the workbook has no cell for it", async () => {
    await showOverWorkbook(<SettingsPage />, handMadeWorkbook());
    await screen.findByText(/这个工作簿里没有截止日一格/u);
  });

  it("can still change the language where the workbook cannot be read", async () => {
    const pane = await showOverWorkbook(<SettingsPage />, handMadeWorkbook());
    await screen.findByLabelText("提前几天提醒（蓝灯）");
    pane.fail("write", "read-only");
    pane.fail("read", "host-gone");
    await userEvent.click(saveButtons()[1]!);
    await screen.findByText("和 Excel 的连接断开了。");
    await userEvent.click(screen.getByRole("radio", { name: "English" }));
    expect(pane.asked).toEqual(["en"]);
  });
});
