import { apiFetch } from './api-client.ts';

/** File name of a Content-Disposition header (RFC 6266), the UTF-8 form first. */
export function fileNameOf(header: string | null): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended);
    } catch {
      return undefined;
    }
  }
  return /filename="([^"]+)"/i.exec(header ?? '')?.[1];
}

/** Fetches a file of the API and hands it to the person to keep; a refusal is thrown as a ProblemError. */
export async function download(address: string, name = 'download'): Promise<void> {
  const response = await apiFetch(address);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileNameOf(response.headers.get('content-disposition')) ?? name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
