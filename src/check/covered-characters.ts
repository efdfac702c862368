/**
 * The characters that the fonts of the template `report` have, as ranges of code points. Made from the fonts by
 * `tests/check/document-rules.test.ts`, which compares the two and makes this file anew with `vitest -u`.
 */

/** In the fonts for text, in all cuts of them. */
export const TEXT_RANGES =
  '21-7e a1-ac ae-12b 12e-131 134-165 168-17f 18f 192 1a0-1a1 1af-1b0 1cd-1dc 1e6-1e7 1f8-1f9' +
  ' 218-21b 237 251 259 261 2b0 2b2-2b3 2b7-2b8 2bb-2bc 2be-2bf 2c6-2cc 2da 2dc-2dd 2e1-2e3 301' +
  ' 304 308 329 374-375 37e 384-38a 38c 38e-3a1 3a3-3ce 3d7 3d9 3db 3dd 3e1 400-45f 462-463' +
  ' 472-475 490-493 496-49b 4a0-4a3 4aa-4ab 4ae-4b3 4b6-4b7 4ba-4bb 4c0-4c2 4cf-4d1 4d4-4d9' +
  ' 4e2-4e3 4e6-4e9 4ee-4ef 4f2-4f3 1d43 1d47-1d49 1d4d 1d4f-1d50 1d52 1d56-1d58 1d5b 1d9c 1da0' +
  ' 1dbb 1e0c-1e0f 1e20-1e21 1e24-1e25 1e2a-1e2b 1e36-1e3b 1e3e-1e3f 1e42-1e49 1e5a-1e63' +
  ' 1e6c-1e6f 1e80-1e85 1e8e-1e8f 1e92-1e93 1e97 1e9e 1ef2-1ef9 2010-2016 2018-201a 201c-201e' +
  ' 2020-2026 2030-203a 203c-203e 2042 2044-2049 204b-204f 2051-2053 2057 2070-2071 2074-208e' +
  ' 2090-209c 20a1 20a4 20a6-20a7 20a9 20ab-20ac 20ae 20b1-20b2 20b4-20b5 20b8-20ba 20bd 2113' +
  ' 2116 2122 2190-2195 21a9-21aa 2200 2202-2204 2206-2209 220b-220c 220f-2215 2217-221e' +
  ' 2227-222b 2248 2260-2261 2264-2265 25a0-25cf';

/** In the font for code. */
export const CODE_RANGES =
  '21-7e a1-ac ae-180 18a 18f 192-193 1a0-1a1 1af-1b0 1c2 1cd-1dc 1e2-1e3 1e6-1e7 1ea-1eb' +
  ' 1f4-1f5 1f8-1ff 218-21b 237 243 250-25c 25e-268 26a-276 278-27b 27d-27e 280-284 287-292' +
  ' 294-295 298-299 29c-29f 2a1-2a2 2a4 2a6-2a7 2b0 2b2-2b3 2b7-2b9 2bb-2bc 2be-2bf 2c1 2c6-2cc' +
  ' 2d0-2d1 2da 2dc-2de 2e0-2e4 301 304 308 329 400-45f 490-491 4b0-4b1 1d43 1d47-1d49 1d4d' +
  ' 1d4f-1d50 1d52 1d56-1d58 1d5b 1d9c 1da0 1dbb 1e06-1e07 1e0c-1e11 1e16-1e17 1e20-1e21' +
  ' 1e24-1e2b 1e32-1e3b 1e3e-1e49 1e52-1e53 1e58-1e63 1e66-1e67 1e6c-1e6f 1e7e-1e85 1e8e-1e97' +
  ' 1e9e 1ef2-1ef9 2010-2016 2018-201a 201c-201e 2020-2026 2030-203a 203c-203e 2042 2044-2049' +
  ' 204b-204f 2051-2053 2057 2070-2071 2074-208e 2090-209c 20a1 20a3-20a4 20a6-20a7 20a9' +
  ' 20ab-20ac 20ae 20b1-20b2 20b4-20b5 20b8-20ba 20bd 2113 2116 2122 2190-2195 21a9-21aa 2200' +
  ' 2202-2204 2206-2209 220b-220c 220f-2215 2217-221e 2227-222b 2248 2260-2261 2264-2265' +
  ' 25a0-25cf';
