/** The thread that unpacks and parses one workbook; it may be killed at any instant. */
import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
import { type ReadSheet, readSheet } from './cells.ts';
import { faultOfPackage } from './package.ts';
import type { FromReader, ReadLimits } from './reading.ts';

async function read(bytes: Buffer, limits: ReadLimits): Promise<FromReader> {
  const fault = faultOfPackage(bytes, limits);
  if (fault) return { fault };
  const workbook = new ExcelJS.Workbook();
  try {
    // Buffers of Node's and of exceljs' types differ in name only.
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer, { ignoreNodes: ['dataValidations', 'drawing'] });
  } catch {
    return { fault: 'notAWorkbook' };
  }
  const sheets: ReadSheet[] = workbook.worksheets.map((sheet) => readSheet(sheet, limits.rows, limits.columns));
  return { sheets };
}

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: ReadLimits };
parentPort!.postMessage(await read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits));
