#include <qrencode.h>
#include <stddef.h>

/* The QR code of a text (ISO/IEC 18004, byte mode, error correction M), a byte for each module (1 is dark), row by row.
   Returns its width in modules; 0 where it does not fit. */
static inline int cqrencode_modules(const unsigned char *text, size_t text_length, unsigned char *modules,
                                    size_t capacity) {
    QRcode *code = QRcode_encodeData((int)text_length, text, 0, QR_ECLEVEL_M);
    if (code == NULL) return 0;
    int width = code->width;
    size_t count = (size_t)width * (size_t)width;
    if (count > capacity) width = 0;
    else for (size_t place = 0; place < count; place++) modules[place] = code->data[place] & 1;
    QRcode_free(code);
    return width;
}
