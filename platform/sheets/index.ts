/** Spreadsheets: lists written as XLSX and CSV, workbooks of strangers read in a thread that can be stopped. */

export type { Cell, ReadRow, ReadSheet } from './cells.ts';
export { type ReadLimits, readWorkbook, type SheetRefusal } from './reading.ts';
export { type Column, type SheetPlan, toCsv, toXlsx, writeWorkbook } from './writing.ts';
