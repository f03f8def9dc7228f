// Opens the web pages in headless Chromium, in each width and colour scheme,
// and wants of each that axe-core finds nothing wrong, that nothing is wider
// than the window, and that the first key leads to the content.
//
//   node check.js URL [FOLDER]    # FOLDER takes the pictures of the README
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import puppeteer from "puppeteer-core";

const [site, folder] = process.argv.slice(2);
assert(site, "usage: node check.js URL [FOLDER]");

const schemes = ["light", "dark"];
// 640 is a window of 1280 at twice the size.
const windows = [[390, "light"], [390, "dark"], [640, "light"], [1280, "light"], [1280, "dark"]];
const pages = [
  "/", "/?topic=energy", "/p/KR-6.1", "/p/WH-2", "/topics", "/topics/hockey", "/differences", "/help", "/about", "/privacy", "/check",
  "/ask?q=energy+ceasefire", "/ask?q=NATO", "/step?c=compare&p=WH-4.1,KR-7.1", "/ask?q=/quiz", "/ask?q=/cite+KR-6.1", "/ask?q=/read+kremlin",
  "/step?c=compare&v=hockey", "/p/nothing", "/?lang=ru", "/p/KR-8.1?lang=de",
];

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// verify fills in the form and waits for what it gives.
async function verify(page) {
  await page.goto(site + "/check");
  await page.type("#text", "The Kremlin: with 157 individuals released on each side");
  await Promise.all([page.waitForNavigation(), page.click("form.check button")]);
}

// faults are what is wrong with the page that is open.
async function faults(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), tags);
  const out = found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  if (wide > window) out.push(`it is ${wide} wide in a window of ${window}`);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
  if (first !== "#content") out.push(`the first key leads to ${first}`);
  return out;
}

async function pictures(page) {
  for (const scheme of schemes) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width: 1000, height: 470, deviceScaleFactor: 1.5 });
    await page.goto(site + "/topics/energy");
    await page.screenshot({ path: join(folder, `web-${scheme}.png`) });
  }
}

const profile = await mkdtemp(join(tmpdir(), "axe-"));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", userDataDir: profile,
  args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ...(process.getuid() === 0 ? ["--no-sandbox"] : [])], // the sandbox does not work for root
});
let wrong = 0;
let opened = 0;
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  if (folder) {
    await pictures(page);
  }
  const ways = [...pages.map((path) => [path, () => page.goto(site + path)]), ["a quote that was checked", () => verify(page)]];
  for (const [width, scheme] of folder ? [] : windows) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height: 900 });
    for (const [name, open] of ways) {
      await open();
      opened++;
      for (const fault of await faults(page)) {
        wrong++;
        console.error(`${name}, ${width} px, ${scheme}: ${fault}`);
      }
    }
  }
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
console.log(folder ? "the pictures are made" : `${opened} pages were opened, ${wrong} faults`);
process.exitCode = wrong ? 1 : 0;
