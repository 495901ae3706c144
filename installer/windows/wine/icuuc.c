/* Stands in for icuuc.dll in a Wine prefix, where the build runs; it never ships.
   Windows 10 has this library, Wine 8 has not, and Qt6Core does not load without its converter functions.
   Qt asks for them only to decode legacy character sets; every call here says that it cannot. */

#define EXPORT __declspec(dllexport)
#define U_UNSUPPORTED_ERROR 16

static void refuse(int *status)
{
    if (status)
        *status = U_UNSUPPORTED_ERROR;
}

EXPORT void *ucnv_open(const char *name, int *status) { (void)name; refuse(status); return 0; }
EXPORT void ucnv_close(void *converter) { (void)converter; }
EXPORT const char *ucnv_getName(const void *converter, int *status) { (void)converter; refuse(status); return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *status)
{ (void)name; (void)standard; refuse(status); return 0; }
EXPORT const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT unsigned short ucnv_countAliases(const char *name, int *status) { (void)name; refuse(status); return 0; }
EXPORT const char *ucnv_getAlias(const char *name, unsigned short n, int *status)
{ (void)name; (void)n; refuse(status); return 0; }
EXPORT const char *ucnv_getDefaultName(void) { return "UTF-8"; }
