// What the page reads Parquet files with. Releases are written with zstd, so that is the one decompressor it needs.
import { decompress } from 'fzstd'

export { parquetMetadataAsync, parquetRead } from 'hyparquet'

export const compressors = { ZSTD: (input, length) => decompress(input, new Uint8Array(length)) }
