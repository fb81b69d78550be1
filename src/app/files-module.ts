import type { FileVisibility } from '../platform/files/file-visibility.ts';
import { fileJobs } from '../platform/files/files.jobs.ts';
import { createFilePages, createFilesApi } from '../platform/files/files.routes.ts';
import { fileSweep } from '../platform/files/files.sweep.ts';
import type { Module } from './module.ts';

/** Uploads and stored files; the modules say which of them others may read. */
export function createFilesModule(visibilities: readonly FileVisibility[]): Module {
  return { name: 'files', api: createFilesApi(visibilities), pages: createFilePages(visibilities), jobs: fileJobs, sweeps: [fileSweep] };
}
