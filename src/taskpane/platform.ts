import type { NamedBytes, PanePlatform } from "../app/pane";
import { loadSettings, saveSettings } from "./settings-store";

/** What a pane in Excel can do besides its workbook; Office must have been heard. */
export function excelPlatform(): PanePlatform {
  return {
    saveFile: allowsDownloads() ? download : null,
    openWorkbook,
    choosesFolders: "webkitdirectory" in HTMLInputElement.prototype,
    copyText,
    loadSettings,
    saveSettings,
  };
}

/** Excel on Windows and on the web hand a download on to the person; the web views of Mac and iPad drop it without a word. */
function allowsDownloads(): boolean {
  const { platform } = Office.context;
  return (
    platform === Office.PlatformType.PC ||
    platform === Office.PlatformType.OfficeOnline
  );
}

/** How long a download may take to begin before its address is given back, in milliseconds. */
const DOWNLOAD_PATIENCE = 60_000;

function download({ name, bytes }: NamedBytes): Promise<"saved"> {
  const address = URL.createObjectURL(blobOf(bytes));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, DOWNLOAD_PATIENCE);
  return Promise.resolve("saved");
}

async function openWorkbook({ bytes }: NamedBytes): Promise<void> {
  await Excel.createWorkbook(await base64Of(bytes));
}

function blobOf(bytes: Uint8Array): Blob {
  // Bytes of our own are never in memory that threads share.
  return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}

function base64Of(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = reader.result as string;
      resolve(address.slice(address.indexOf(",") + 1));
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error("the bytes cannot be read"));
    };
    reader.readAsDataURL(blobOf(bytes));
  });
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Denied to frames of other sites, unless their host allows it.
    return false;
  }
}
