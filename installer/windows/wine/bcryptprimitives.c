/* Stands in for bcryptprimitives.dll in a Wine prefix, where the build runs; it never ships.
   Every Windows since 7 has this library, Wine 8 has not; the Rust part of `cryptography` takes its randomness here.
   It is handed on to the generator that Wine's advapi32 offers, which reads the kernel's. */

#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
    return RtlGenRandom(data, (ULONG)length);
}
