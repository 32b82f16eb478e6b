// The Indonesian words of the agreement.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension AgreementTexts {
    /// `policies/agreements/privacy-compliance-2.id.txt`, byte for byte.
    static let indonesian = """
        PERSETUJUAN ATAS PENGIRIMAN DATA PRIBADI KE LUAR ORGANISASI

        Dengan menyetujui teks ini, Anda mengizinkan Data Pribadi keluar dari organisasi Anda
        melalui koneksi "{display_name}" ke {address}.

          Penerima:           {recipients}
          Tujuan pemrosesan:  {purposes}
          Jenis data:         {categories}
          Berlaku sampai:     {valid_until}

        1. Data Pribadi milik Subjek Data Pribadi, dari jenis yang disebut di atas, dikirim kepada
           penerima di atas dan keluar dari sistem yang dikendalikan oleh organisasi Anda.
        2. Gerbang ini mengirim Data Pribadi atas instruksi organisasi Anda, dan hanya sejauh
           diperbolehkan oleh persetujuan Subjek Data Pribadi yang tercatat, izin, dan kebijakan.
           Gerbang ini tidak menilai apakah penerima memenuhi kewajibannya sendiri.
        3. Organisasi Anda, sebagai Pengendali Data Pribadi, bertanggung jawab atas dasar pemrosesan,
           perjanjian dengan setiap penerima, kewajiban penerima dalam Pelindungan Data Pribadi dan
           keamanannya, serta transfer ke luar wilayah hukum Negara Kesatuan Republik Indonesia
           (NKRI) atau ke negara lain.
        4. Persetujuan ini tidak mencakup apa pun di luar tujuan pemrosesan, jenis data, dan penerima
           yang disebut di atas. Kebijakan yang memperbolehkan lebih banyak data keluar memerlukan
           persetujuan baru, demikian pula versi baru teks ini atau perubahan koneksi. Sebelum ada
           yang menyetujuinya, tidak ada data yang keluar.
        5. Administrator dapat menarik kembali persetujuan ini kapan saja; transfer data yang sedang
           berjalan kemudian berhenti sebelum bagian berikutnya dikirim. Data yang telah terkirim
           tetap berada pada penerima sampai dihapus di sana.
        6. Jika suatu kebijakan mensyaratkan orang kedua, tidak ada data yang keluar sebelum orang
           tersebut ikut menyetujui.
        7. Log audit yang ditandatangani secara digital mencatat siapa yang menyetujui dan siapa yang
           menjadi orang kedua, kapan, dalam bahasa apa, dengan pernyataan apa, SHA-256 dari teks ini
           persis seperti yang dibaca, cakupannya, dan kapan masa berlakunya berakhir.

        Untuk menyetujui, nyatakan: Saya setuju

        """
}
