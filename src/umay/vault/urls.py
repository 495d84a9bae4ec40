"""Addresses of the vault."""

from __future__ import annotations

from django.urls import path

from umay.vault.views import opening, own, passkeys, recovering

urlpatterns = [
    path("vault/", own.show_vault, name="vault"),
    path("vault/keys/", own.make_keys, name="make-keys"),
    path("vault/open/", opening.open_vault, name="open-vault"),
    path("vault/open/passkey/", passkeys.open_by_passkey, name="open-by-passkey"),
    path("vault/passkey/", passkeys.add_passkey, name="add-passkey"),
    path("vault/close/", opening.close_vault, name="close-vault"),
    path("vault/words/", own.change_words, name="change-vault-words"),
    path("vault/code/", own.make_code, name="make-code"),
    path("vault/code/kept/", own.keep_code, name="keep-code"),
    path("vault/ways/<uuid:slot_uid>/remove/", own.remove_slot, name="remove-slot"),
    path("vault/lost/", opening.use_code, name="use-code"),
    path("vault/anew/", own.make_anew, name="make-keys-anew"),
    path("vault/older/", own.take_older, name="take-older-key"),
    path("vault/recovery/", recovering.show_recovery, name="recovery"),
    path("vault/recovery/ceremony/", recovering.hold_ceremony, name="recovery-ceremony"),
    path("vault/recovery/start/", recovering.start_recovery, name="start-recovery"),
    path("vault/recovery/<uuid:recovery_uid>/", recovering.give_share, name="recover"),
]
